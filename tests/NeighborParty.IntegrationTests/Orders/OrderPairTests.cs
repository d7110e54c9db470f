using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>Nobody goes to a home alone (domain 3.4, edge).</summary>
public sealed class OrderPairTests(Product product) : IClassFixture<Product>
{
    private static object Draft(Neighbours here) => new { category = "mutual_aid", title = "搬柜子", text = "家里的柜子要挪一挪。", buildingId = here.Building1Id };

    [Fact]
    public async Task The_first_yes_has_it_the_second_goes_along_and_only_then_is_there_a_visit()
    {
        var here = await Neighbours.CreateAsync(product);
        var third = await here.AddResidentAsync("周组员", MembershipKind.Neighbour);
        var order = await here.OpenOrderAsync(here.Outsider, Draft(here));
        await here.Leader.DispatchAsync(order, here.Member, here.Member2, third).OkAsync();
        await here.Member.ActAsync(order, "accept").OkAsync();
        await here.Member.ActAsync(order, "contacts", new { way = "visit" }).RefusedAsync(409, "order.pair_needed");
        // A call needs nobody beside.
        await here.Member.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        await here.Member.ActAsync(order, "finish", new { what = "挪好了", minutes = 30 }).RefusedAsync(409, "order.pair_needed");
        var lacking = await here.Member.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
        Assert.True(lacking["pair"]!["isLacking"]!.GetValue<bool>());
        Assert.Contains("还缺一位", lacking["pair"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("还缺一位", (await office.GetHtmlAsync($"/admin/orders/details/{order}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["accept", "decline"], (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["may"]!.AsArray().Select(m => m!.GetValue<string>()));

        await here.Member2.ActAsync(order, "accept").OkAsync();
        await third.ActAsync(order, "accept").RefusedAsync(409, "order.already_taken");
        Assert.Equal(here.Member.PersonId, (await here.ReadAsync(order)).VolunteerId);
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(404, "not_found");
        await here.Member.ActAsync(order, "contacts", new { way = "visit" }).OkAsync();
        Assert.Equal("done", (await here.Member.ActAsync(order, "finish", new { what = "挪好了", minutes = 30 }).OkAsync()).State());
        Assert.Equal(2, await here.DbAsync(db => db.OrderOffers.CountAsync(o => o.OrderId == order && o.State == OfferState.Finished)));
    }

    [Fact]
    public async Task Who_cannot_go_along_after_all_leaves_the_order_where_it_is()
    {
        var here = await Neighbours.CreateAsync(product);
        var third = await here.AddResidentAsync("周组员", MembershipKind.Neighbour);
        var order = await here.OpenOrderAsync(here.Outsider, Draft(here));
        await here.Leader.DispatchAsync(order, here.Member).OkAsync();
        await here.Member.ActAsync(order, "accept").OkAsync();
        await here.Member.ActAsync(order, "ask-along", new { volunteerIds = new[] { here.Member2.PersonId, third.PersonId } }).OkAsync();
        await third.ActAsync(order, "decline", new { code = "noTime" }).OkAsync();
        Assert.Equal("accepted", (await here.Member2.ActAsync(order, "accept").OkAsync()).State());
        await here.Leader.ActAsync(order, "go-along").RefusedAsync(409, "order.pair_complete");
        await here.Member2.ActAsync(order, "decline", new { code = "noTime" }).OkAsync();
        Assert.Equal((OrderState.Accepted, here.Member.PersonId), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).VolunteerId!.Value));
        await here.Member.ActAsync(order, "contacts", new { way = "visit" }).RefusedAsync(409, "order.pair_needed");
        await here.Leader.ActAsync(order, "go-along").OkAsync();
        await here.Member.ActAsync(order, "contacts", new { way = "visit" }).OkAsync();
        // Who has it gives it up: nobody is going along any more.
        var other = await here.OpenOrderAsync(here.Outsider, Draft(here));
        await here.Leader.DispatchAsync(other, here.Member, here.Member2).OkAsync();
        await here.Member.ActAsync(other, "accept").OkAsync();
        await here.Member2.ActAsync(other, "accept").OkAsync();
        await here.Member.ActAsync(other, "decline", new { code = "noTime" }).OkAsync();
        Assert.Equal(OrderState.Open, (await here.ReadAsync(other)).State);
        Assert.Equal(0, await here.DbAsync(db => db.OrderOffers.CountAsync(o => o.OrderId == other && o.EndedAt == null)));
    }

    [Fact]
    public async Task The_office_goes_along_or_lets_one_go_alone_with_a_reason_that_is_kept()
    {
        var here = await Neighbours.CreateAsync(product);
        var first = await TakenAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await office.PostFormAsync($"/admin/orders/details/{first}", "StaffAlong", new() { ["name"] = "" });
        Assert.Equal("李工作", (await here.ReadAsync(first)).AlongName);
        await here.Member2.ActAsync(first, "contacts", new { way = "visit" }).OkAsync();

        var second = await TakenAsync();
        await here.Member2.ActAsync(second, "allow-alone", new { reason = "我不怕" }).RefusedAsync(404, "not_found");
        await here.Leader.ActAsync(second, "allow-alone", new { reason = " " }).RefusedAsync(400, "invalid_input");
        await here.Leader.ActAsync(second, "allow-alone", new { reason = "只在楼下交接" }).OkAsync();
        await here.Member2.ActAsync(second, "contacts", new { way = "visit" }).OkAsync();
        Assert.Equal(1, await here.DbAsync(db => db.AuditEvents.CountAsync(e => e.EntityId == second && e.Action == "order.alone_allowed" && e.ActorId == here.Leader.AccountId)));
        Assert.DoesNotContain("只在楼下交接", await (await here.Outsider.Phone.GetAsync($"/api/v1/orders/{second}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Nobody lets himself.
        var third = await here.OpenOrderAsync(here.Outsider, Draft(here));
        await here.Leader.DispatchAsync(third, here.Leader).OkAsync();
        await here.Leader.ActAsync(third, "accept").OkAsync();
        await here.Leader.ActAsync(third, "allow-alone", new { reason = "只在楼下交接" }).RefusedAsync(422, "order.own_safety");
        await here.Leader.ActAsync(third, "go-along").RefusedAsync(422, "order.not_both");

        async Task<Guid> TakenAsync()
        {
            var order = await here.OpenOrderAsync(here.Outsider, Draft(here));
            await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
            await here.Member2.ActAsync(order, "accept").OkAsync();
            return order;
        }
    }
}
