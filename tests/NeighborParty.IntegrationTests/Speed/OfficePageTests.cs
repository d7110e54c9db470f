using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Council;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>The big pages of orders and the council ask as often for many rows as for one, and not too often.</summary>
public sealed class OfficePageTests(Product product) : IClassFixture<Product>
{
    private static async Task<int> CountAsync(HttpClient http, string path)
    {
        // What is remembered for some seconds is asked for before.
        await http.GetAsync(path);
        using var count = new StatementCount();
        return (await count.OfAsync(http, new(HttpMethod.Get, path))).Count;
    }

    [Fact]
    public async Task The_agenda_asks_the_same_for_a_full_one()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var day = await here.MeetingAsync();
        var path = $"/admin/Council/Details/{day}";
        await here.PutOnAsync(staff, (await here.AddItemAsync(staff)).Id);
        await here.InviteAsync(staff, day, here.Leader);
        var few = await CountAsync(staff.Browser, path);
        var order = await here.EscalatedAsync();
        await here.GatherAsync();
        await here.PutOnAsync(staff, (await here.ItemOfOrderAsync(order)).Id);
        for (var i = 0; i < 6; i++)
            await here.PutOnAsync(staff, (await here.AddItemAsync(staff, $"第 {i} 件")).Id);
        await here.InviteAsync(staff, day, here.Member);
        await here.InviteAsync(staff, day, here.Outsider);
        Assert.Equal(few, await CountAsync(staff.Browser, path));
        Assert.InRange(few, 1, 8);

        // And on paper.
        Assert.InRange(await CountAsync(staff.Browser, $"/admin/Council/Print/{day}"), 1, 7);
    }

    [Fact]
    public async Task A_slip_is_printed_with_the_same_statements_after_many_versions()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var path = $"/admin/slips/print/{order}";
        var few = await CountAsync(staff.Browser, path);
        await here.Member2.ActAsync(order, "accept").OkAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30 }).OkAsync();
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        Assert.Equal(few, await CountAsync(staff.Browser, path));
        Assert.InRange(few, 1, 5);
    }

    [Fact]
    public async Task The_board_of_orders_asks_the_tallies_the_late_ones_and_one_page()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.InProgressAsync();
        const string board = "/admin/orders?handler=Board";
        var few = await CountAsync(staff.Browser, board);
        await here.InProgressAsync();
        await here.DoneAsync();
        await here.EscalatedAsync();
        Assert.Equal(few, await CountAsync(staff.Browser, board));
        Assert.InRange(few, 1, 5);
    }

    [Fact]
    public async Task My_items_are_two_statements_however_many()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.EscalatedAsync();
        await here.GatherAsync();
        var few = await CountAsync(here.Member.Phone.Http, "/api/v1/agenda-items");
        await here.EscalatedAsync();
        await here.GatherAsync();
        await here.Member.Phone.PostAsync("/api/v1/agenda-items", new { title = "东门加一盏路灯", text = "晚上看不清台阶。" }).OkAsync();
        Assert.Equal(few, await CountAsync(here.Member.Phone.Http, "/api/v1/agenda-items"));
        Assert.InRange(few, 1, 2);
    }
}
