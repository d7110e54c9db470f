using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

public sealed class OrderFiguresTests(Product product) : IClassFixture<Product>
{
    private Task<(List<string> Kept, List<string> Counted)> BothAsync(Neighbours here) => product.InsideAsync(here.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var kept = await db.Tallies.Where(t => t.Amount != 0 && t.Measure.StartsWith("orders.")).ToListAsync();
        var counted = (await RebuildTallies.CountAsync(db, here.CommunityId, default)).Where(l => l.Measure.StartsWith("orders.", StringComparison.Ordinal));
        return (Lines(kept.Select(t => new TallyLine(t.Measure, t.Day, t.Part, t.Amount))), Lines(counted));
    });

    private static List<string> Lines(IEnumerable<TallyLine> lines) =>
        [.. lines.Select(l => $"{l.Measure} {l.Day:yyyy-MM-dd} {l.Part} {l.Amount}").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Kept_and_counted_agree_and_the_figures_are_right()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.DoneAsync();
        await here.InProgressAsync(draft: OrderDrill.Draft(category: "environment", buildingId: here.Building1Id));
        var reopened = await here.DoneAsync();
        await here.Member.ActAsync(reopened, "reopen", new { text = "又坏了" }).OkAsync();
        await here.OpenOrderAsync(here.Outsider, OrderDrill.Draft(buildingId: here.Building2Id));
        await here.Member.OrderAsync();
        await product.DeliverOutboxAsync();

        var (kept, counted) = await BothAsync(here);
        Assert.Equal(counted, kept);
        var figures = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ReadOrderFigures>().RunAsync(6, null, default));
        Assert.Equal((4, 3, 1), (figures.All.Opened, figures.All.RespondedMet, figures.All.ResolvedMet));
        Assert.Equal([("facility", 3L), ("environment", 1L)], figures.ByCategory.Select(c => (c.Code, c.Count)));
        Assert.Equal([(here.GroupId, 3L)], figures.ByGroup.Select(g => (g.GroupId, g.Time.Opened)));
    }

    /// <summary>Not even that there is a quarrel in the house is the leader's to read.</summary>
    [Fact]
    public async Task The_leader_sees_board_plan_and_figures_of_the_own_group_alone()
    {
        var here = await Neighbours.CreateAsync(product);
        var open = await here.OpenOrderAsync();
        await here.InProgressAsync(draft: OrderDrill.Draft(category: "environment", priority: "p1", buildingId: here.Building1Id));
        await here.DoneAsync();
        await here.OpenOrderAsync(here.Leader);
        await here.OpenOrderAsync(here.Member, new { category = "mediation", title = "楼上太吵", text = "半夜拖桌子", buildingId = here.Building1Id, againstNeighbour = true });
        await here.OpenOrderAsync(here.Outsider, OrderDrill.Draft(buildingId: here.Building2Id));
        await here.DbAsync(db => db.Orders.Where(o => o.Id == open).ExecuteUpdateAsync(s => s.SetProperty(o => o.ResolveBy, DateTime.UnixEpoch)));

        var path = $"/api/v1/groups/{here.GroupId}/orders";
        var seen = await here.Leader.Phone.GetAsync(path).OkAsync();
        Assert.Equal(["open 1", "inProgress 1", "done 1"], seen["states"]!.AsArray().Select(s => $"{s!["state"]} {s["count"]}"));
        var house = Assert.Single(seen["houses"]!.AsArray(), h => h!["building"]!.GetValue<string>() == "1号楼")!;
        Assert.Equal((here.Building1Id, 3, 1, 1), (house["buildingId"]!.GetValue<Guid>(), house["open"]!.GetValue<int>(), house["late"]!.GetValue<int>(), house["urgent"]!.GetValue<int>()));
        Assert.Equal(1, seen["late"]!.GetValue<int>());
        Assert.Equal(["facility 3", "environment 1"], seen["categories"]!.AsArray().Select(c => $"{c!["category"]} {c["count"]}"));
        Assert.Equal((4, 6), (seen["times"]!["opened"]!.GetValue<int>(), seen["months"]!.AsArray().Count));
        foreach (var other in new[] { here.Member, here.Outsider })
            await other.Phone.GetAsync(path).RefusedAsync(404, "not_found");
        await here.Leader.Phone.GetAsync($"{path}?months=13").RefusedAsync(400, "invalid_input");

        // The tile leads to the list behind it.
        Assert.Equal([open], (await here.Leader.Phone.GetAsync("/api/v1/orders?view=led&state=open").OkAsync())["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()));
        await here.Leader.Phone.GetAsync("/api/v1/orders?view=led&state=nonsense").RefusedAsync(400, "invalid_input");
    }

    [Fact]
    public async Task The_export_names_neither_who_asked_nor_what_was_written()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        var day = (await here.ReadAsync(order)).OpenedOn!.Value;
        var (rows, _) = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ExportRows>().PageAsync(new ExportWish(ExportKind.Orders, day, day, null, "统计"), Guid.Empty, default));
        var row = Assert.Single(rows);
        Assert.Equal(ExportRows.Head(ExportKind.Orders).Count, row.Count);
        Assert.Contains("设施", row);
        Assert.Contains("按时", row);
        Assert.DoesNotContain(row, cell => cell.Contains("王组员", StringComparison.Ordinal) || cell.Contains("灯", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pages_show_them()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("100%", (await office.GetHtmlAsync("/admin/orders/stats")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1号楼", (await office.GetHtmlAsync("/admin/orders/plan")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待确认", (await office.GetHtmlAsync($"/admin/orders/details/{order}")).Body!.TextContent, StringComparison.Ordinal);
        await office.GetHtmlAsync("/admin/orders/mediators");
        await office.GetHtmlAsync($"/admin/orders/new?PersonId={here.Member.PersonId}");
        Assert.Contains("王组员", (await office.GetHtmlAsync("/admin/orders/new?Q=王组员")).Body!.TextContent, StringComparison.Ordinal);
    }
}
