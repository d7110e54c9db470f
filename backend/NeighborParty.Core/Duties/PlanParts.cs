using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties;

/// <summary>What a plan names: leader and deputies, the skills it and its roles ask for, the patrol route to be walked.</summary>
public sealed class PlanParts(NeighborPartyDb db, SkillList skills)
{
    /// <param name="plan">As it shall be.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="present">As it is: a skill or route that it has already stays, also when it could not be chosen any more.</param>
    /// <exception cref="RefusedException">400 for an unknown skill; 404 for somebody who is no active member of any group of this community (a neighbouring group may lend its leader), and for a route that is retired or another group's.</exception>
    public async Task RequireAsync(DutyPlan plan, CancellationToken ct, DutyPlan? present = null)
    {
        var named = plan.DeputyPersonIds.Concat(plan.LeaderPersonId is { } leader ? [leader] : []).Distinct().ToList();
        if (named.Count > 0 && await db.MembersOf(null).CountAsync(p => named.Contains(p.Id), ct) != named.Count)
            throw Refusals.NotFound("负责人");
        if (plan.RequiredSkill is { } skill && skill != present?.RequiredSkill)
            skills.Require("requiredSkill", skill);
        foreach (var asked in plan.Roles.Select(r => r.Skill).OfType<string>().Where(s => present?.Roles.Any(r => r.Skill == s) != true))
            skills.Require("roles", asked);
        if (plan.RouteId is { } route && route != present?.RouteId
            && !await db.PatrolRoutes.AnyAsync(r => r.Id == route && r.RetiredAt == null && (r.GroupId == null || r.GroupId == plan.GroupId), ct))
            throw Refusals.NotFound("巡逻路线");
    }
}
