using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Care;

/// <summary>In the demo's first group one member looks after the household of another, and is to call on it this week.</summary>
public sealed class DemoCare(NeighborPartyDb db, CurrentActor current, AssignCare assign, PolicyBook policies) : IDemoPart
{
    /// <summary>Before the orders, so that they are suggested.</summary>
    public int Order => 105;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        var group = town.Groups[0];
        var others = group.Members.Where(m => m != group.LeaderId).ToList();
        var (member, resident) = (others[0], others[1]);
        // Whoever lives together looks after each other anyway.
        if (!await db.Residencies.AnyAsync(r => r.PersonId == resident && r.To == null && r.IsPrimary && !db.Residencies.Any(o => o.PersonId == member && o.DwellingId == r.DwellingId), ct))
            return;
        try
        {
            current.Actor = new Actor(ActorKind.Staff, Guid.Empty, "社区工作人员") { CommunityId = town.CommunityId };
            var care = await assign.RunAsync(member, resident, ct);
            db.HomeVisits.Add(HomeVisit.Plan(Ids.New(town.Now), care, ChinaTime.Today(town.Now).AddDays(5), (await policies.TodayAsync(ct)).Version, town.Now));
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }
}
