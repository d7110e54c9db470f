using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Duties;

/// <summary>Who may see and run a shift: its own leader and deputies while they are members, the leader and deputies of its group, and staff.</summary>
public sealed class DutyRoles(NeighborPartyDb db, CurrentActor current, Leadership leadership, Neighbourhood neighbourhood)
{
    /// <exception cref="RefusedException">404 for everybody else: what is not yours does not exist for you.</exception>
    public async Task<DutyRole> RequireLeadAsync(Shift shift, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return DutyRole.Staff;
        return await LeadsAsync(shift, current.RequirePerson(), ct) ? DutyRole.Leader : throw Refusals.NotFound("值守");
    }

    /// <summary>Leaders plan for the groups they lead; what is open to all groups is planned by staff.</summary>
    public async Task<DutyRole> RequirePlannerAsync(Guid? groupId, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
        {
            if (groupId is { } any && !await db.Groups.AnyAsync(g => g.Id == any, ct))
                throw Refusals.NotFound("党小组");
            return DutyRole.Staff;
        }

        await leadership.RequireLeaderOfAsync(groupId ?? throw Refusals.Invalid("groupId", "请选择您负责的党小组。"), ct);
        return DutyRole.Leader;
    }

    public async Task<bool> LeadsAsync(Shift shift, Guid personId, CancellationToken ct) =>
        ((shift.LeaderPersonId == personId || await db.ShiftDeputies.AnyAsync(d => d.ShiftId == shift.Id && d.PersonId == personId, ct))
            && await db.MembersOf(null).AnyAsync(p => p.Id == personId, ct))
        || (shift.GroupId is { } group && (await leadership.GroupsLedByAsync(personId, ct)).Contains(group));

    /// <summary>Whom to tell about a shift.</summary>
    public async Task<IReadOnlyList<Guid>> LeadersOfAsync(Shift shift, CancellationToken ct)
    {
        var group = shift.GroupId is { } id ? await leadership.LeadersOfAsync(id, ct) : [];
        var deputies = await db.ShiftDeputies.Where(d => d.ShiftId == shift.Id).Select(d => d.PersonId).ToListAsync(ct);
        List<Guid> named = [.. deputies, .. shift.LeaderPersonId is { } own ? (Guid[])[own] : []];
        if (named.Count > 0)
            named = await db.MembersOf(null).Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        return group.Concat(named).Distinct().ToList();
    }

    /// <summary>The shifts that the signed-in resident may know of: of the own groups, of all groups, led or signed up for.</summary>
    public async Task<IQueryable<Shift>> InSightAsync(CancellationToken ct)
    {
        var person = current.RequirePerson();
        var groups = (await neighbourhood.OfAsync(person, ct)).Groups;
        var led = await leadership.GroupsLedByAsync(person, ct);
        var member = groups.Count > 0;
        return db.Shifts.Where(s => (member && s.LeaderPersonId == person)
            || (member && db.ShiftDeputies.Any(d => d.ShiftId == s.Id && d.PersonId == person))
            || (s.GroupId != null && led.Contains(s.GroupId.Value))
            || (s.State != ShiftState.Draft && (s.GroupId == null ? member : groups.Contains(s.GroupId.Value)))
            || db.ShiftSignups.Any(x => x.ShiftId == s.Id && x.PersonId == person));
    }
}
