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
        Assert.True(many.Count <= 3, string.Join(' ', many));
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
