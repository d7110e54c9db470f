using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Seeds;

/// <summary>Something to look at on the first day: armbands, the Friday clean-up with sign-ups, posts that wait for a moderator. All through the product's own use cases, so nothing here can be what the product would refuse.</summary>
public sealed class DemoLife(
    NeighborPartyDb db, CurrentActor current, CreateArmbands create, IssueArmband issue, AcceptArmband accept, PlanSeries plan, SignUpForShift signUp, PostAid post) : IDemoPart
{
    private const int MembersWithArmband = 5;
    private const int Volunteers = 4;

    public int Order => 100;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        var staff = await db.StaffAccounts.AsNoTracking().OrderBy(s => s.UserName).FirstAsync(s => s.Role == Staff.StaffRole.Officer, ct);
        var office = new Actor(ActorKind.Staff, staff.Id, staff.DisplayName) { CommunityId = town.CommunityId };
        try
        {
            current.Actor = office;
            var serials = new Queue<string>(await create.RunAsync(new NewArmbands(town.CompoundId, town.IsFirst ? "FQ" : "HP", ArmbandKind.LongTerm, null, 30), ct));
            foreach (var group in town.Groups)
                await EquipAsync(town, group, serials, office, ct);
            if (town.IsFirst)
                await AskNeighboursAsync(town, ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }

    private async Task EquipAsync(DemoTown town, DemoPlacedGroup group, Queue<string> serials, Actor office, CancellationToken ct)
    {
        current.Actor = office;
        // Sandbox users take theirs on the phone, later; these have none.
        var withoutPhone = group.Members.Where(m => !town.People.ContainsValue(m)).ToList();
        foreach (var member in withoutPhone.Take(MembersWithArmband))
        {
            var armband = await issue.RunAsync(new HandOut(serials.Dequeue(), member), ct);
            await accept.OnTheSpotAsync(armband.Id, "当面签字领取", ct);
        }

        var covered = await db.GroupPlaces.AsNoTracking().Where(p => p.GroupId == group.Id).Select(p => p.BuildingId).FirstAsync(ct);
        var building = town.Buildings.Values.First(b => b.Id == covered);
        var place = new PlaceChoice(null, new NewDutyPlace($"{building.Name}门口（{group.Name}）", building.Latitude, building.Longitude, 100));
        var today = ChinaTime.Today(town.Now);
        var series = await plan.RunAsync(
            new DutyPlan("周五大扫除", "请带手套，工具由社区准备。", group.Id, Guid.Empty, 120, 2, 8, RequiredEvidence.CodeAndPlace, null), place,
            new WeeklyRule([DayOfWeek.Friday], new TimeOnly(19, 0), today, null, SkipsHolidays: true), ct);
        var next = await db.Shifts.AsNoTracking().Where(s => s.SeriesId == series.Id && s.StartsAt > town.Now.AddHours(3)).OrderBy(s => s.StartsAt).Select(s => s.Id).FirstAsync(ct);
        foreach (var member in withoutPhone.Take(Volunteers))
        {
            current.Actor = new Actor(ActorKind.Resident, Guid.Empty, "演示居民") { CommunityId = town.CommunityId, PersonId = member };
            await signUp.RunAsync(next, ct);
        }
    }

    private async Task AskNeighboursAsync(DemoTown town, CancellationToken ct)
    {
        await PostAsync(town, "chen", AidKind.Offer, "borrow", "家里有电钻可以借", "周末在家，挂画、装架子的邻居可以来借，用完还回来就行。", ct);
        await PostAsync(town, "lin", AidKind.Request, "carry", "帮楼上老人搬一下旧柜子", "周六上午九点，从三楼搬到楼下，两个人就够。", ct);
    }

    private async Task PostAsync(DemoTown town, string key, AidKind kind, string category, string title, string text, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == town.People[key], ct);
        current.Actor = new Actor(ActorKind.Resident, person.AccountId!.Value, person.Name) { CommunityId = town.CommunityId, PersonId = person.Id };
        var building = town.Buildings.Values.First();
        await post.RunAsync(kind, building.Id, anonymous: false,
            new AidPostDraft(category, AidUrgency.Normal, AidVisibility.Compound, title, text, [], null, KeepDetails: false), ct);
    }
}
