using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Speed;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>How many statements the lists of orders take: the same for one row and for many.</summary>
public sealed class OrderSpeedTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("mine")]
    [InlineData("work")]
    [InlineData("led")]
    [InlineData("nearby")]
    public async Task A_page_takes_the_same_statements_however_many_orders_there_are(string view)
    {
        var here = await Neighbours.CreateAsync(product);
        await here.InProgressAsync();
        var who = view switch { "mine" => here.Member, "work" => here.Member2, _ => here.Leader };
        using var count = new StatementCount();
        await who.Phone.GetAsync($"/api/v1/orders?view={view}");
        var one = await count.OfAsync(who.Phone.Http, new(HttpMethod.Get, $"/api/v1/orders?view={view}"));
        await here.InProgressAsync();
        await here.OpenOrderAsync();
        var many = await count.OfAsync(who.Phone.Http, new(HttpMethod.Get, $"/api/v1/orders?view={view}&limit=2"));
        Assert.Equal(one.Count, many.Count);
        // Whom one leads and whether one mediates is asked first.
        Assert.Equal(view == "led" ? 3 : 1, many.Count);
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("work")]
    [InlineData("led")]
    [InlineData("nearby")]
    public async Task Page_by_page_every_order_comes_once_newest_first(string view)
    {
        var here = await Neighbours.CreateAsync(product);
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            orders.Add(await here.OpenOrderAsync());
            await here.Leader.DispatchAsync(orders[i], here.Member2).OkAsync();
        }

        var who = view switch { "mine" => here.Member, "work" => here.Member2, _ => here.Leader };
        var seen = new List<Guid>();
        for (string? next = null, path = $"/api/v1/orders?view={view}&limit=1"; path is not null; path = next is null ? null : $"/api/v1/orders?view={view}&limit=1&after={next}")
        {
            var page = await who.Phone.GetAsync(path).OkAsync();
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(Enumerable.Reverse(orders), seen);
    }

    /// <summary>One statement for the order, and a handful for names, steps and what of them was checked: the same for a long history.</summary>
    [Fact]
    public async Task One_order_takes_the_same_statements_however_long_its_history_is()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call", text = "约好" }).OkAsync();
        await here.Member.Phone.GetAsync($"/api/v1/orders/{order}");
        using var count = new StatementCount();
        var few = await count.OfAsync(here.Member.Phone.Http, new(HttpMethod.Get, $"/api/v1/orders/{order}"));
        for (var i = 0; i < 4; i++)
            await here.Member2.ActAsync(order, "contacts", new { way = "visit", text = $"第{i}次上门" }).OkAsync();
        var many = await count.OfAsync(here.Member.Phone.Http, new(HttpMethod.Get, $"/api/v1/orders/{order}"));
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 2, 8);
    }

    [Fact]
    public async Task The_board_asks_the_tallies_and_one_page()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.InProgressAsync();
        var staff = await here.AddStaffAsync();
        await staff.Browser.GetAsync("/admin/orders?handler=Board");
        using var count = new StatementCount();
        var one = await count.OfAsync(staff.Browser, new(HttpMethod.Get, "/admin/orders?handler=Board"));
        await here.InProgressAsync();
        await here.DoneAsync();
        var many = await count.OfAsync(staff.Browser, new(HttpMethod.Get, "/admin/orders?handler=Board"));
        Assert.Equal(one.Count, many.Count);
    }
}
