using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

public sealed class ArmbandScopeTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Another_community_sees_and_moves_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        var serials = await here.AddArmbandsAsync(2);
        var id = await here.GiveAsync(serials[0], here.Member);
        Assert.Equal("NP-XF-0001", (await there.AddArmbandsAsync(1))[0]);

        foreach (var (path, body) in KeeperActs(id, here.Member.PersonId))
            await IsNotThereAsync(await there.Leader.Phone.PostAsync(path, body));
        await IsNotThereAsync(await there.Member.Phone.PostAsync($"/api/v1/armbands/{id}/accept"));
        await IsNotThereAsync(await there.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { reason = "notNeeded" }));
        await IsNotThereAsync(await there.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/armbands"));
        Assert.Equal("not_found", await (await there.Leader.IssueAsync(serials[1], there.Member.PersonId)).CodeAsync());
        Assert.Equal("armband.not_a_member", await (await there.Leader.IssueAsync("NP-XF-0001", here.Member2.PersonId)).CodeAsync());
        var list = await (await there.Leader.Phone.GetAsync($"/api/v1/groups/{there.GroupId}/armbands")).JsonAsync();
        Assert.Single(list["items"]!.AsArray());
        Assert.Equal(1, (await TodayAsync(there)).ByState.Values.Sum());
        Assert.Equal(2, (await TodayAsync(here)).ByState.Values.Sum());
        Assert.Equal(ArmbandState.Issued, (await here.ArmbandAsync(serials[0])).State);
    }

    [Fact]
    public async Task The_leader_of_another_group_gets_404()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await n.GiveAsync((await n.AddArmbandsAsync(1))[0], n.Member);
        var other = await n.AddOtherLeaderAsync();
        foreach (var (path, body) in KeeperActs(id, n.Member.PersonId))
            await IsNotThereAsync(await other.Phone.PostAsync(path, body));
        await IsNotThereAsync(await other.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands"));
        await IsNotThereAsync(await n.Member2.Phone.PostAsync($"/api/v1/armbands/{id}/report-lost", new { }));
        await IsNotThereAsync(await n.Member2.Phone.PostAsync($"/api/v1/armbands/{id}/accept"));
        await IsNotThereAsync(await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "good" }));
        await IsNotThereAsync(await n.Member.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands"));
        var random = await n.Leader.Phone.PostAsync($"/api/v1/armbands/{Guid.Empty}/found", new { });
        await IsNotThereAsync(random);
    }

    [Fact]
    public async Task A_leader_who_hands_over_loses_the_armbands_at_once()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await n.GiveAsync((await n.AddArmbandsAsync(1))[0], n.Member);
        await n.ReadAsync(async db =>
        {
            (await db.RoleGrants.FirstAsync(g => g.PersonId == n.Leader.PersonId)).End(DateTime.UnixEpoch);
            return await db.SaveChangesAsync();
        });
        await IsNotThereAsync(await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "good" }));
    }

    private static (string, object)[] KeeperActs(Guid id, Guid person) =>
    [
        ($"/api/v1/armbands/{id}/return", new { personId = person, condition = "good" }),
        ($"/api/v1/armbands/{id}/report-lost", new { }),
        ($"/api/v1/armbands/{id}/found", new { }),
        ($"/api/v1/armbands/{id}/accept-on-the-spot", new { witness = "某人" }),
    ];

    private static async Task IsNotThereAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not_found", await answer.CodeAsync());
    }

    private Task<ArmbandsToday> TodayAsync(Neighbours n) =>
        product.InsideAsync(n.CommunityId, s => s.GetRequiredService<ArmbandsNeedingAction>().RunAsync(default));
}
