using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

public sealed class OrderTransferTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_had_it_answers_for_it_until_somebody_took_it_over()
    {
        var here = await Neighbours.CreateAsync(product);
        var other = await here.AddResidentAsync("周组员", MembershipKind.Neighbour);
        var order = await here.InProgressAsync();
        Assert.Equal("transferred", (await here.Member2.ActAsync(order, "transfer", new { volunteerIds = new[] { other.PersonId } }).OkAsync()).State());
        Assert.Equal(here.Member2.PersonId, (await here.ReadAsync(order)).VolunteerId);
        // Said no: back to who had it, as it was.
        Assert.Equal("inProgress", (await other.ActAsync(order, "decline", new { code = "notMySkill" }).OkAsync()).State());
        Assert.Equal(here.Member2.PersonId, (await here.ReadAsync(order)).VolunteerId);

        await here.Leader.ActAsync(order, "transfer", new { volunteerIds = new[] { other.PersonId } }).OkAsync();
        Assert.Equal("inProgress", (await here.Leader.ActAsync(order, "take-back", null).OkAsync()).State());
        await here.Leader.ActAsync(order, "transfer", new { volunteerIds = new[] { other.PersonId } }).OkAsync();
        await other.ActAsync(order, "accept").OkAsync();
        Assert.Equal(other.PersonId, (await here.ReadAsync(order)).VolunteerId);
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(404, "not_found");
        Assert.Equal([OfferState.HandedOver], await here.DbAsync(db => db.OrderOffers.Where(o => o.OrderId == order && o.PersonId == here.Member2.PersonId).Select(o => o.State).ToListAsync()));
    }

    [Fact]
    public async Task What_was_not_solved_goes_on_with_the_same_volunteer()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        await here.Member.ActAsync(order, "reopen", new { text = "又不亮了" }).OkAsync();
        Assert.Equal("inProgress", (await here.Member2.ActAsync(order, "resume").OkAsync()).State());
        await here.Member2.ActAsync(order, "finish", new { what = "换了整盏灯", minutes = 20 }).OkAsync();
        Assert.Equal(OrderState.Done, (await here.ReadAsync(order)).State);
    }

    [Fact]
    public async Task Suggestions_begin_with_who_can_and_leave_out_who_must_not()
    {
        var here = await Neighbours.CreateAsync(product);
        var skilled = await here.AddResidentAsync("郑师傅", MembershipKind.Neighbour);
        var away = await here.AddResidentAsync("钱组员", MembershipKind.Neighbour);
        await skilled.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = true, skills = new[] { "facility" } }).OkAsync();
        await away.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = false }).OkAsync();
        var order = await here.OpenOrderAsync();
        var names = System.Text.Json.Nodes.JsonNode.Parse(await (await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}/suggestions")).Content.ReadAsStringAsync())!.AsArray()
            .Select(n => n!["name"]!.GetValue<string>()).ToList();
        Assert.Equal("郑师傅", names[0]);
        Assert.DoesNotContain("钱组员", names);
        Assert.DoesNotContain("王组员", names); // asked for it
        await here.Leader.DispatchAsync(order, away).RefusedAsync(422, "order.volunteer_unavailable");
    }

    [Fact]
    public async Task The_same_thing_is_followed_and_merged_and_everybody_hears_of_the_end()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var similar = System.Text.Json.Nodes.JsonNode.Parse(await (await here.Leader.Phone.GetAsync($"/api/v1/orders/similar?category=facility&buildingId={here.Building1Id}")).Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(order, similar.Single()!["id"]!.GetValue<Guid>());
        Assert.Null(similar[0]!["title"]);
        // What is ordered in another house is none of theirs, though it is the same.
        var elsewhere = await here.OpenOrderAsync(draft: OrderDrill.Draft(buildingId: here.Building2Id));
        foreach (var house in new[] { here.Building1Id, here.Building2Id })
            Assert.DoesNotContain(elsewhere.ToString(), await (await here.Leader.Phone.GetAsync($"/api/v1/orders/similar?category=facility&buildingId={house}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await here.Leader.ActAsync(order, "follow").OkAsync();
        // What one follows is a list of its own and can be left; nobody knows more of it by that.
        var changedHerMind = await here.AddResidentAsync("周组员", MembershipKind.Neighbour);
        await changedHerMind.ActAsync(order, "follow").OkAsync();
        var followed = Assert.Single(await FollowedAsync(changedHerMind))!;
        Assert.Equal((order, null), (followed["id"]!.GetValue<Guid>(), followed["title"]));
        for (var tap = 0; tap < 2; tap++)
            Assert.Equal(System.Net.HttpStatusCode.NoContent, (await changedHerMind.ActAsync(order, "unfollow")).StatusCode);
        Assert.Empty(await FollowedAsync(changedHerMind));
        var again = await here.OpenOrderAsync(here.Outsider);
        Assert.Equal("merged", (await here.Leader.Phone.PostAsync($"/api/v1/orders/{again}/merge", new { intoId = order }, ifMatch: await here.Leader.TagAsync(again)).OkAsync()).State());
        await here.Member2.ActAsync(order, "finish", new { what = "换了", minutes = 5 }).OkAsync();
        var told = await here.DbAsync(db => db.InboxMessages.Where(m => m.Kind == "order.done_follower").Select(m => m.PersonId).ToListAsync());
        Assert.Equal(new[] { here.Leader.PersonId, here.Outsider.PersonId }.Order(), told.Order());
        Assert.Equal("done", Assert.Single(await FollowedAsync(here.Leader))!["state"]!.GetValue<string>());

        static async Task<System.Text.Json.Nodes.JsonArray> FollowedAsync(Resident who) => (await who.Phone.GetAsync("/api/v1/orders?view=followed").OkAsync())["items"]!.AsArray();
    }

    /// <summary>Who asks at the desk for what a neighbour asked for already is told so, and hears of its end by telephone.</summary>
    [Fact]
    public async Task The_desk_is_shown_what_was_ordered_already_before_it_writes_it_down_again()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.WithoutPhoneAsync(here.Outsider);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = $"/admin/orders/new?PersonId={here.Outsider.PersonId}";
        var fields = new Dictionary<string, string>
        {
            ["Input.Channel"] = "Visit", ["Input.Category"] = "facility", ["Input.Title"] = "楼道黑", ["Input.Text"] = "三楼看不见", ["Input.BuildingId"] = here.Building1Id.ToString(),
        };
        var asked = await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", fields));
        Assert.Contains((await here.ReadAsync(order)).Title, asked.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("楼道黑", asked.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal(0, await here.DbAsync(db => db.Orders.CountAsync(o => o.RequesterId == here.Outsider.PersonId)));

        for (var tap = 0; tap < 2; tap++)
            await office.PostAsync($"{page}&handler=Follow", new() { ["PersonId"] = here.Outsider.PersonId.ToString(), ["orderId"] = order.ToString() });
        Assert.Equal([here.Outsider.PersonId], await here.DbAsync(db => db.OrderFollowers.Where(f => f.OrderId == order).Select(f => f.PersonId).ToListAsync()));
        await here.Member2.ActAsync(order, "finish", new { what = "换了", minutes = 5 }).OkAsync();
        Assert.Equal(1, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Outsider.PersonId && m.Kind == "order.done_follower" && m.CallSince != null)));

        fields["Input.IsAnother"] = "true";
        var sent = await office.PostFormAsync(page, "main form[enctype]", fields);
        Assert.Equal(OrderChannel.Visit, (await here.ReadAsync(Guid.Parse(sent.Headers.Location!.OriginalString[^36..]))).Channel);
    }

    [Fact]
    public async Task Who_was_merged_before_goes_along_and_hears_when_it_ends_undone()
    {
        var here = await Neighbours.CreateAsync(product);
        var (first, second, third) = (await here.OpenOrderAsync(here.Member), await here.OpenOrderAsync(here.Member2), await here.OpenOrderAsync(here.Outsider));
        await MergeAsync(first, second);
        await MergeAsync(second, third);
        Assert.Equal(third, (await here.ReadAsync(first)).MergedIntoId);
        await here.Leader.Phone.PostAsync($"/api/v1/orders/{third}/send-elsewhere", new { where = "请找物业公司" }, ifMatch: await here.Leader.TagAsync(third)).OkAsync();
        var told = await here.DbAsync(db => db.InboxMessages.Where(m => m.Kind == "order.ended_follower").Select(m => m.PersonId).ToListAsync());
        Assert.Equal(new[] { here.Member.PersonId, here.Member2.PersonId }.Order(), told.Order());

        async Task MergeAsync(Guid order, Guid into) =>
            await here.Leader.Phone.PostAsync($"/api/v1/orders/{order}/merge", new { intoId = into }, ifMatch: await here.Leader.TagAsync(order)).OkAsync();
    }

    [Fact]
    public async Task Who_wants_to_hand_it_over_sees_whom_he_may_ask()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var found = System.Text.Json.Nodes.JsonNode.Parse(await (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/suggestions")).Content.ReadAsStringAsync())!.AsArray();
        var other = found.Select(f => f!["personId"]!.GetValue<Guid>()).First(id => id != here.Member2.PersonId);
        await here.Member2.ActAsync(order, "transfer", new { volunteerIds = new[] { other } }).OkAsync();
        await here.Member.Phone.GetAsync($"/api/v1/orders/{order}/suggestions").RefusedAsync(404, "not_found");
    }

    [Fact]
    public async Task The_office_merges_too_and_sees_what_the_ladder_brought_up()
    {
        var here = await Neighbours.CreateAsync(product);
        var (order, same) = (await here.OpenOrderAsync(here.Member), await here.OpenOrderAsync(here.Outsider));
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = $"/admin/orders/details/{order}";
        Assert.Contains("同楼同类", (await office.GetHtmlAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        await office.PostFormAsync(page, "Merge", new() { ["into"] = same.ToString() });
        Assert.Equal((OrderState.Merged, (Guid?)same), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).MergedIntoId));

        var past = product.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-3);
        Assert.DoesNotContain("1号楼", (await office.GetHtmlAsync("/admin/orders?Raised=true")).QuerySelector("tbody")?.TextContent ?? "", StringComparison.Ordinal);
        await here.DbAsync(db => db.Orders.Where(o => o.Id == same).ExecuteUpdateAsync(s => s.SetProperty(o => o.ResolveBy, past).SetProperty(o => o.ResolveRung, OrderRung.Staff)));
        Assert.Contains("已报社区", (await office.GetHtmlAsync("/admin/orders?Raised=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }
}
