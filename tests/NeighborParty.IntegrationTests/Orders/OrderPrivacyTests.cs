using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

public sealed class OrderPrivacyTests(Product product) : IClassFixture<Product>
{
    private const string Door = "9-8-7654";

    private static object Secret(Neighbours here) => new
    {
        category = "facility", title = "金丝雀标题", text = "金丝雀内容", buildingId = here.Building1Id, door = Door, contactPhone = "19900007777", needsCare = true, anonymous = true,
    };

    /// <summary>Pictures of a home outlast the order by a year; the paper leaf belongs to the slip.</summary>
    [Fact]
    public async Task Pictures_go_a_year_after_the_order_has_ended()
    {
        var here = await Neighbours.CreateAsync(product);
        var photo = await here.Member.PhotoAsync();
        var order = (await here.Member.Phone.PostAsync("/api/v1/orders", new { category = "facility", title = "灯不亮", text = "三楼的灯不亮", buildingId = here.Building1Id, photoIds = new[] { photo } }).OkAsync())["id"]!.GetValue<Guid>();
        // The check of its words must not come in between.
        await product.DeliverOutboxAsync();
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        foreach (var (days, kept) in new[] { (364, 1), (366, 0) })
        {
            await here.DbAsync(db => db.Photos.Where(p => p.Id == photo).ExecuteUpdateAsync(set => set.SetProperty(p => p.CreatedAt, now.AddDays(-days - 1))));
            await here.DbAsync(db => db.Orders.Where(o => o.Id == order).ExecuteUpdateAsync(set => set.SetProperty(o => o.EndedAt, now.AddDays(-days)).SetProperty(o => o.State, OrderState.Cancelled)));
            await product.InsideAsync(here.CommunityId, s => ActivatorUtilities.CreateInstance<SweepPhotos>(s).RunAsync(default));
            Assert.Equal(kept, await here.DbAsync(db => db.Photos.CountAsync(p => p.Id == photo)));
            Assert.Equal(kept, (await here.Member.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["photos"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Lists_show_building_type_and_urgency_and_nothing_else()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(here.Member, Secret(here));
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var nearby = await (await here.Leader.Phone.GetAsync("/api/v1/orders?view=nearby")).Content.ReadAsStringAsync();
        Assert.Contains("1号楼", nearby, StringComparison.Ordinal);
        foreach (var secret in new[] { "金丝雀", Door, "19900007777", "王", "needsCare", here.Member.PersonId.ToString() })
            Assert.DoesNotContain(secret, nearby, StringComparison.Ordinal);
        // Offered, not accepted: what it is about, but neither where nor whom to call.
        var offered = await (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}")).Content.ReadAsStringAsync();
        Assert.Contains("金丝雀内容", offered, StringComparison.Ordinal);
        foreach (var secret in new[] { Door, "19900007777", "王组员" })
            Assert.DoesNotContain(secret, offered, StringComparison.Ordinal);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var board = (await office.GetHtmlAsync("/admin/orders")).Body!.TextContent;
        foreach (var secret in new[] { "金丝雀", Door, "19900007777", "王组员" })
            Assert.DoesNotContain(secret, board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_and_door_from_the_acceptance_until_a_week_after_the_end()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(here.Member, Secret(here));
        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(409, "order.contact_not_shown");
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        var contact = await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        Assert.Equal((Door, "19900007777"), (contact["door"]!.GetValue<string>(), contact["phone"]!.GetValue<string>()));
        await here.Outsider.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(404, "not_found");
        // The resident sees both looks.
        var reads = await (await here.Member.Phone.GetAsync("/api/v1/me/sensitive-reads")).Content.ReadAsStringAsync();
        Assert.Contains("door", reads, StringComparison.Ordinal);
        Assert.Contains("phone", reads, StringComparison.Ordinal);

        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "好了", minutes = 5 }).OkAsync();
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        await here.Member.ActAsync(order, "rate", new { solved = true, speed = 5, attitude = 5 }).OkAsync();
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact")).StatusCode);
        await new Duties.DutyDesk(here).LaterAsync(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1), here.Member2);
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(409, "order.contact_not_shown");
    }

    [Fact]
    public async Task About_a_named_neighbour_only_the_office_and_a_mediator()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(here.Member, new { category = "mediation", title = "楼上太吵", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true });
        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").RefusedAsync(404, "not_found");
        Assert.Empty((await here.Leader.Phone.GetAsync("/api/v1/orders?view=led").OkAsync())["items"]!.AsArray());
        Assert.Empty((await here.Member2.Phone.GetAsync("/api/v1/orders?view=nearby").OkAsync())["items"]!.AsArray());
        var staff = await here.AddStaffAsync();
        await here.ActAsync(staff, s => s.GetRequiredService<AppointMediator>().RunAsync(here.Outsider.PersonId, default));
        Assert.Equal("leader", (await here.Outsider.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["as"]!.GetValue<string>());
        await here.Outsider.DispatchAsync(order, here.Member2).RefusedAsync(422, "order.not_a_volunteer");
        await here.Outsider.DispatchAsync(order, here.Outsider).OkAsync();
        await here.Outsider.ActAsync(order, "accept").OkAsync();
    }

    [Fact]
    public async Task Who_leads_and_mediates_reads_both_in_one_list_newest_first()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.ActAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AppointMediator>().RunAsync(here.Leader.PersonId, default));
        var placed = new List<Guid>();
        for (var i = 0; i < 5; i++)
            placed.Add(await here.OpenOrderAsync(here.Member, i % 2 == 1 ? null : new { category = "mediation", title = $"楼上太吵{i}", text = "每天半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true }));
        var (read, path) = (new List<Guid>(), "/api/v1/orders?view=led&limit=2");
        while (true)
        {
            var page = await here.Leader.Phone.GetAsync(path).OkAsync();
            read.AddRange(page["items"]!.AsArray().Select(o => o!["id"]!.GetValue<Guid>()));
            if (page["next"]?.GetValue<string>() is not { } next)
                break;
            path = $"/api/v1/orders?view=led&limit=2&after={Uri.EscapeDataString(next)}";
        }

        placed.Reverse();
        Assert.Equal(placed, read);
    }

    [Fact]
    public async Task What_is_sealed_is_not_in_the_rows()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync(here.Member, Secret(here));
        var row = await here.ReadAsync(order);
        Assert.DoesNotContain(Door, row.DoorSealed, StringComparison.Ordinal);
        Assert.DoesNotContain("19900007777", row.ContactPhoneSealed, StringComparison.Ordinal);
        var trail = await here.DbAsync(db => db.AuditEvents.Where(e => e.EntityId == order).Select(e => e.Details + e.ReasonText).ToListAsync());
        Assert.All(trail, t => Assert.DoesNotContain("金丝雀", t, StringComparison.Ordinal));
    }
}
