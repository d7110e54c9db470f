using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Groups;

public sealed class GroupTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Members_see_masked_names_and_the_leader_others_only_name_and_cover()
    {
        var here = await Neighbours.CreateAsync(product);
        var member = await (await here.Member.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).JsonAsync();
        Assert.Equal("林组长", member["leader"]!.GetValue<string>());
        Assert.Equal(3, member["memberCount"]!.GetValue<int>());
        Assert.Contains("陈**", member["members"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()));
        Assert.All(member["members"]!.AsArray(), m => Assert.Null(m!["personId"]));
        var outside = await (await here.Outsider.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).JsonAsync();
        Assert.Equal("1号楼", outside["covers"]!.AsArray().Single()!.GetValue<string>());
        Assert.Null(outside["members"]);
        Assert.Null(outside["leader"]);
        var leader = await (await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).JsonAsync();
        Assert.Contains("陈组员", leader["members"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()));
        var there = await Neighbours.CreateAsync(product);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).StatusCode);
    }

    /// <summary>A group of a whole compound: who joined last belongs to it like who joined first.</summary>
    [Fact]
    public async Task Whoever_is_not_shown_any_more_belongs_to_a_large_group_too()
    {
        var here = await Neighbours.CreateAsync(product);
        await product.InsideAsync(here.CommunityId, async services =>
        {
            var (db, vault) = (services.GetRequiredService<NeighborPartyDb>(), services.GetRequiredService<PersonalDataVault>());
            var earlier = Now().AddDays(-1);
            for (var i = 0; i < 500; i++)
            {
                var person = new Person { Id = Ids.New(earlier), CommunityId = here.CommunityId, CreatedAt = earlier };
                person.Rename($"邻居{i}");
                db.People.Add(person);
                db.Memberships.Add(Membership.Create(Ids.New(earlier), here.CommunityId, here.GroupId, person.Id, MembershipKind.Neighbour, earlier, vault));
            }

            await db.SaveChangesAsync();
        });
        var seen = await (await here.Member.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).JsonAsync();
        Assert.Equal((true, 503, 500), (seen["isMember"]!.GetValue<bool>(), seen["memberCount"]!.GetValue<int>(), seen["members"]!.AsArray().Count));
        Assert.Null((await (await here.Outsider.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).JsonAsync())["members"]);
    }

    [Fact]
    public async Task Who_moved_out_is_signed_out_and_loses_role_and_home_at_once()
    {
        var here = await Neighbours.CreateAsync(product);
        await ChangeAsync(here, here.Leader.PersonId, MembershipEvent.MoveOut, null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}")).StatusCode);
        Assert.Equal((0, 0), await ReadAsync(here, async db => (await db.RoleGrants.CountAsync(g => g.To == null), await db.Residencies.CountAsync(r => r.To == null))));
    }

    [Fact]
    public async Task A_suspension_ends_by_itself_on_its_day()
    {
        var here = await Neighbours.CreateAsync(product);
        var until = Now().AddDays(3);
        await ChangeAsync(here, here.Member.PersonId, MembershipEvent.Suspend, until);
        Assert.Equal(2, (await StrengthAsync(here)).Members);
        await product.AdvanceAsync(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await product.RunJobsAsync();
        Assert.Equal(MembershipState.Suspended, await StateAsync(here));
        await product.AdvanceAsync(TimeSpan.FromMinutes(2));
        await product.RunJobsAsync();
        Assert.Equal(MembershipState.Active, await StateAsync(here));
    }

    [Fact]
    public async Task A_new_leader_takes_over_and_a_group_never_has_two()
    {
        var here = await Neighbours.CreateAsync(product);
        var results = await Task.WhenAll(new[] { here.Member, here.Member2 }.Select(m => Task.Run(() =>
            product.InsideAsync(here.CommunityId, s => s.GetRequiredService<AppointLeader>().AppointAsync(here.GroupId, m.PersonId, CommunityRole.GroupLeader, null, default)))));
        Assert.Equal(2, results.Length);
        Assert.Single(await ReadAsync(here, db => db.RoleGrants.Where(g => g.ScopeId == here.GroupId && g.To == null).ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/join-applications")).StatusCode);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => product.InsideAsync(here.CommunityId, s =>
            s.GetRequiredService<AppointLeader>().AppointAsync(here.GroupId, here.Outsider.PersonId, CommunityRole.DeputyLeader, null, default)));
        Assert.Equal("group.not_a_member", refused.Code);
    }

    [Fact]
    public async Task Changing_only_the_places_counts_as_a_change_of_the_group()
    {
        var here = await Neighbours.CreateAsync(product);
        Task<BuildingGroup> EditAsync(int? version) => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<SaveGroup>()
            .EditAsync(here.GroupId, "1号楼党小组", [new CoveredPlace(here.Building1Id, here.Stairwell1Id), new CoveredPlace(here.Building2Id, null)], version, default));
        Assert.Equal(RefusalKind.VersionRequired, (await Assert.ThrowsAsync<RefusedException>(() => EditAsync(null))).Kind);
        var version = await ReadAsync(here, db => db.Groups.Select(g => g.Version).SingleAsync());
        await EditAsync(version);
        Assert.Equal(RefusalKind.Stale, (await Assert.ThrowsAsync<RefusedException>(() => EditAsync(version))).Kind);
        Assert.Equal(2, await ReadAsync(here, db => db.GroupPlaces.CountAsync()));
    }

    [Fact]
    public async Task A_group_with_members_is_not_dissolved_and_its_strength_counts_party_members()
    {
        var here = await Neighbours.CreateAsync(product);
        var strength = await StrengthAsync(here);
        Assert.Equal((3, 2, true), (strength.Members, strength.PartyMembers, strength.BelowThreshold));
        var version = await ReadAsync(here, db => db.Groups.Select(g => g.Version).SingleAsync());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => product.InsideAsync(here.CommunityId, s =>
            s.GetRequiredService<ChangeGroupStatus>().RunAsync(here.GroupId, GroupEvent.Dissolve, version, default)));
        Assert.Equal("group.has_members", refused.Code);
    }

    private DateTime Now() => product.Services.GetRequiredService<TimeProvider>().Now();

    private Task<T> ReadAsync<T>(Neighbours here, Func<NeighborPartyDb, Task<T>> read) => product.InsideAsync(here.CommunityId, s => read(s.GetRequiredService<NeighborPartyDb>()));

    private Task<Strength> StrengthAsync(Neighbours here) => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<GroupStrength>().OfAsync(here.GroupId, default));

    private Task<MembershipState> StateAsync(Neighbours here) => ReadAsync(here, db => db.Memberships.Where(m => m.PersonId == here.Member.PersonId).Select(m => m.State).SingleAsync());

    private async Task ChangeAsync(Neighbours here, Guid person, MembershipEvent on, DateTime? until)
    {
        var row = await ReadAsync(here, db => db.Memberships.SingleAsync(m => m.PersonId == person));
        await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ChangeMembership>().RunAsync(row.Id, on, until, "本人申请", row.Version, default));
    }
}
