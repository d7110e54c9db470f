using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>Leader and deputies that a plan names.</summary>
public sealed class PlanPeople(NeighborPartyDb db)
{
    /// <exception cref="RefusedException">404 for somebody who is no active member of any group of this community; a neighbouring group may lend its leader.</exception>
    public async Task RequireAsync(DutyPlan plan, CancellationToken ct)
    {
        var named = plan.DeputyPersonIds.Concat(plan.LeaderPersonId is { } leader ? [leader] : []).Distinct().ToList();
        if (named.Count > 0 && await db.MembersOf(null).CountAsync(p => named.Contains(p.Id), ct) != named.Count)
            throw Refusals.NotFound("负责人");
    }
}
