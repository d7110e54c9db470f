using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.HostingTests;

public sealed class NeighboursTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_community_sees_its_own_rows_only()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        await there.AddResidentAsync("多一个");
        var seen = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().People.CountAsync());
        Assert.Equal(4, seen);
        var led = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<Leadership>().GroupsLedByAsync(here.Leader.PersonId, default));
        Assert.Equal([here.GroupId], led);
    }

    [Fact]
    public async Task Their_tokens_open_the_door()
    {
        var here = await Neighbours.CreateAsync(product);
        var answer = await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", null, null, null);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await here.Member.Phone.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", null, null, null)).StatusCode);
    }
}
