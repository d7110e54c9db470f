using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Applications;

/// <summary>A leader handles neither the own application nor one from the own dwelling (family).</summary>
public sealed class LeaderConflicts(NeighborPartyDb db, Leadership leadership)
{
    /// <summary>The applications of the scope that concern neither the person nor the family.</summary>
    public async Task<IQueryable<JoinApplication>> HandledByAsync(Guid leader, CancellationToken ct)
    {
        var homes = await db.Residencies.AsNoTracking().Where(r => r.PersonId == leader && r.To == null).Select(r => r.DwellingId).ToListAsync(ct);
        var doors = await db.Dwellings.AsNoTracking().Where(d => homes.Contains(d.Id)).Select(d => d.DoorIndex).ToListAsync(ct);
        return db.Applications.Where(a => a.PersonId != leader && !doors.Contains(a.DoorIndex)
            && !db.Residencies.Any(r => r.PersonId == a.PersonId && r.To == null && homes.Contains(r.DwellingId)));
    }

    /// <summary>Leader and deputies of the group who may give their opinion on it. Also true for an application not saved yet.</summary>
    public async Task<IReadOnlyList<Guid>> LeadersForAsync(JoinApplication application, CancellationToken ct)
    {
        var leaders = await leadership.LeadersOfAsync(application.GroupId, ct);
        var homes = await db.Residencies.AsNoTracking().Where(r => r.PersonId == application.PersonId && r.To == null).Select(r => r.DwellingId).ToListAsync(ct);
        var family = await (
            from home in db.Residencies.AsNoTracking()
            join dwelling in db.Dwellings on home.DwellingId equals dwelling.Id
            where home.To == null && leaders.Contains(home.PersonId) && (dwelling.DoorIndex == application.DoorIndex || homes.Contains(dwelling.Id))
            select home.PersonId).ToListAsync(ct);
        return leaders.Where(l => l != application.PersonId && !family.Contains(l)).ToList();
    }
}
