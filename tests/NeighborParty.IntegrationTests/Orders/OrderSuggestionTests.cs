using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>Whom to ask first, and who is not asked at all (domain 3.4: 包户 → 岗位/特长 → 责任区 → 手上的点单).</summary>
public sealed class OrderSuggestionTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Care_before_skill_before_area_before_load_and_each_says_why()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        var (able, carer, head) = (await here.AddResidentAsync("能师傅", MembershipKind.Neighbour), await here.AddResidentAsync("包户人", MembershipKind.Neighbour), await here.AddResidentAsync("楼栋长", MembershipKind.Neighbour));
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var (db, now) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<TimeProvider>().Now());
            var home = await db.Residencies.Where(r => r.PersonId == here.Member.PersonId).Select(r => r.DwellingId).SingleAsync();
            db.CareAssignments.Add(new CareAssignment { Id = Ids.New(now), CommunityId = here.CommunityId, PersonId = carer.PersonId, DwellingId = home, From = now });
            db.RoleGrants.Add(new RoleGrant { Id = Ids.New(now), CommunityId = here.CommunityId, PersonId = head.PersonId, Role = CommunityRole.BuildingHead, Scope = RoleScope.Building, ScopeId = here.Building1Id, From = now });
            (await db.People.FirstAsync(p => p.Id == able.PersonId)).Describe(null, ["repair", "haircut"], s.GetRequiredService<Core.Sealing.PersonalDataVault>());
            // Of another group: nothing to do with this house.
            var other = new BuildingGroup { Id = Ids.New(now), CommunityId = here.CommunityId, CreatedAt = now };
            other.Rename("2号楼党小组");
            other.SetStatus(GroupStatus.Active);
            db.Groups.Add(other);
            await db.SaveChangesAsync();
            var elsewhere = await db.Memberships.FirstAsync(m => m.PersonId == here.Member2.PersonId);
            elsewhere.Leave(MembershipEvent.Leave, now);
            db.Memberships.Add(Membership.Create(Ids.New(now), here.CommunityId, other.Id, here.Member2.PersonId, MembershipKind.Neighbour, now, s.GetRequiredService<Core.Sealing.PersonalDataVault>()));
            await db.SaveChangesAsync();
        });
        var order = await here.OpenOrderAsync(here.Member);
        var found = await SuggestedAsync(here.Leader, order);
        Assert.Equal(["包户人", "能师傅", "林组长", "楼栋长", "陈组员"], found.Select(f => f.Name));
        Assert.Equal("包户：平时照看这一户", found[0].Why[0]);
        Assert.Equal(["会做：水电维修", "责任区：负责这栋楼的小组", "手上没有点单"], found[1].Why);
        Assert.Equal("责任区：本栋楼栋长", found[3].Why[0]);
        Assert.Equal(["手上没有点单"], found[4].Why);

        // Of two alike, who has less in hand.
        var busy = await here.OpenOrderAsync(here.Outsider);
        await here.Leader.DispatchAsync(busy, here.Leader).OkAsync();
        await here.Leader.ActAsync(busy, "accept").OkAsync();
        Assert.Equal(["包户人", "能师傅", "楼栋长", "林组长", "陈组员"], (await SuggestedAsync(here.Leader, order)).Select(f => f.Name));
    }

    [Fact]
    public async Task The_post_of_a_mediator_counts_for_a_dispute()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.ActAsync(await here.AddStaffAsync(), s => s.GetRequiredService<AppointMediator>().RunAsync(here.Member2.PersonId, default));
        var order = await here.OpenOrderAsync(here.Outsider, new { category = "mediation", title = "停车", text = "车位怎么轮", buildingId = here.Building1Id });
        var first = (await SuggestedAsync(here.Leader, order))[0];
        Assert.Equal(("陈组员", "岗位：矛盾调处员"), (first.Name, first.Why[0]));
    }

    [Fact]
    public async Task Who_is_suspended_left_away_or_full_is_not_among_them()
    {
        var here = await Neighbours.CreateAsync(product);
        var names = new[] { "停用甲", "离开乙", "停组丙", "不接丁", "已满戊" };
        var people = new List<Resident>();
        foreach (var name in names)
            people.Add(await here.AddResidentAsync(name, MembershipKind.Neighbour));
        var full = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            full.Add(await here.OpenOrderAsync(here.Outsider));
            await here.Leader.DispatchAsync(full[i], people[4]).OkAsync();
            await people[4].ActAsync(full[i], "accept").OkAsync();
        }

        var order = await here.OpenOrderAsync(here.Member);
        // The control: without the reason everybody but the full one is there.
        Assert.Equal(names[..4], (await SuggestedAsync(here.Leader, order)).Select(f => f.Name).Where(names.Contains).OrderBy(n => Array.IndexOf(names, n)));
        await SuspendedTests.SuspendAsync(here, people[0]);
        await people[3].Phone.PostAsync("/api/v1/me/order-volunteer", new { available = false }).OkAsync();
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var (db, now) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<TimeProvider>().Now());
            (await db.Memberships.FirstAsync(m => m.PersonId == people[1].PersonId)).Leave(MembershipEvent.Leave, now);
            (await db.Memberships.FirstAsync(m => m.PersonId == people[2].PersonId)).Suspend(now.AddDays(7));
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain((await SuggestedAsync(here.Leader, order)).Select(f => f.Name), names.Contains);
    }

    internal static async Task<List<(string Name, List<string> Why)>> SuggestedAsync(Resident who, Guid order) =>
        [.. JsonNode.Parse(await (await who.Phone.GetAsync($"/api/v1/orders/{order}/suggestions")).Content.ReadAsStringAsync())!.AsArray()
            .Select(n => (n!["name"]!.GetValue<string>(), n["why"]!.AsArray().Select(w => w!.GetValue<string>()).ToList()))];
}
