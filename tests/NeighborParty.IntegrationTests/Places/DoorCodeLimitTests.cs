using System.Net;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.PlaceTests;

public sealed class DoorCodeLimitTests(DoorCodeLimitTests.Narrow product) : IClassFixture<DoorCodeLimitTests.Narrow>
{
    public sealed class Narrow : Product
    {
        protected override Dictionary<string, string?> Settings => new() { ["Limits:DoorCodesPerSession"] = "3" };
    }

    [Fact]
    public async Task Whoever_tries_tokens_is_stopped()
    {
        var here = await Neighbours.CreateAsync(product);
        var stranger = await here.AddStrangerAsync();
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/api/v1/door-codes/resolve", new { scene = new string('A', 21) + i })).StatusCode);
        var answer = await stranger.PostAsync("/api/v1/door-codes/resolve", new { scene = new string('A', 22) });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        // Another phone behind the same address goes on.
        Assert.Equal(HttpStatusCode.NotFound, (await (await here.AddStrangerAsync()).PostAsync("/api/v1/door-codes/resolve", new { scene = new string('A', 22) })).StatusCode);
    }
}
