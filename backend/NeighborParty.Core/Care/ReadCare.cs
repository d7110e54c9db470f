using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Care;

/// <summary>Which assignments a phone asks for.</summary>
public enum CareView
{
    /// <summary>The households I look after, and who looks after mine.</summary>
    Mine,

    /// <summary>Of the houses of the groups I lead.</summary>
    Led,
}

/// <summary>An open assignment: building and stairwell, never the door.</summary>
/// <param name="Member">Who looks after it.</param>
/// <param name="Household">Who lives there, in full; the phone masks it.</param>
public sealed record CareFound(Guid Id, Guid PersonId, string Member, Guid DwellingId, string Building, string? Stairwell, IReadOnlyList<string> Household, DateTime Since, bool VisitsDeclined);

/// <summary>Somebody who may look after a household.</summary>
public sealed record CareMember(Guid Id, string Name);

public sealed class ReadCare(NeighborPartyDb db, Leadership leadership, CurrentActor current)
{
    /// <summary>Names of a household that are shown.</summary>
    private const int Names = 6;

    public async Task<Page<CareFound>> ForPhoneAsync(CareView view, Cursor? after, int limit, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var open = db.CareAssignments.Where(c => c.To == null);
        if (view == CareView.Led)
        {
            var dwellings = leadership.DwellingsOf(leadership.GroupsLedBy(person));
            return await PageAsync(open.Where(c => dwellings.Contains(c.DwellingId)), after, limit, ct);
        }

        // Either way along an index of its own: asked with "or", the database walks through all assignments.
        var homes = db.Residencies.Where(r => r.PersonId == person && r.To == null).Select(r => r.DwellingId);
        var ids = open.Where(c => c.PersonId == person).Select(c => c.Id).Union(open.Where(c => homes.Contains(c.DwellingId)).Select(c => c.Id));
        return await PageAsync(open.Where(c => ids.Contains(c.Id)), after, limit, ct);
    }

    /// <summary>For staff: all, or those of one member.</summary>
    public Task<Page<CareFound>> ForOfficeAsync(Guid? memberId, Cursor? after, int limit, CancellationToken ct) =>
        PageAsync(db.CareAssignments.Where(c => c.To == null && (memberId == null || c.PersonId == memberId)), after, limit, ct);

    /// <summary>Whom staff may ask to look after the household of a resident: the members of the house's groups first.</summary>
    public Task<List<CareMember>> MembersForAsync(Guid residentId, int most, CancellationToken ct)
    {
        var groups = from r in db.Residencies
                     join d in db.Dwellings on r.DwellingId equals d.Id
                     join p in db.GroupPlaces on d.BuildingId equals p.BuildingId
                     where r.PersonId == residentId && r.To == null && (p.StairwellId == null || p.StairwellId == d.StairwellId)
                     select p.GroupId;
        return db.MembersOf(null).AsNoTracking().Where(p => p.Id != residentId)
            .OrderByDescending(p => db.Memberships.Any(m => m.PersonId == p.Id && m.To == null && groups.Contains(m.GroupId))).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Take(most).Select(p => new CareMember(p.Id, p.Name)).ToListAsync(ct);
    }

    private async Task<Page<CareFound>> PageAsync(IQueryable<CareAssignment> open, Cursor? after, int limit, CancellationToken ct)
    {
        if (after is not null)
            open = open.Where(c => c.From < after.At || (c.From == after.At && c.Id.CompareTo(after.Id) < 0));
        var shown = open.AsNoTracking().Select(c => new { Care = c, VisitsDeclined = db.CareAssignments.Any(d => d.DwellingId == c.DwellingId && d.VisitsDeclinedAt != null) });
        var rows = await (
            from w in shown
            join p in db.People on w.Care.PersonId equals p.Id
            join d in db.Dwellings on w.Care.DwellingId equals d.Id
            join b in db.Buildings on d.BuildingId equals b.Id
            from s in db.Stairwells.Where(s => s.Id == d.StairwellId).DefaultIfEmpty()
            orderby w.Care.From descending, w.Care.Id descending
            select new { w.Care.Id, w.Care.PersonId, Member = p.Name, w.Care.DwellingId, Building = b.Name, Stairwell = (string?)s!.Name, w.Care.From, w.VisitsDeclined })
            .Take(limit + 1).ToListAsync(ct);
        var living = await db.HouseholdsAsync(rows.Select(r => r.DwellingId), ct);
        var items = rows.Take(limit).Select(r => new CareFound(r.Id, r.PersonId, r.Member, r.DwellingId, r.Building, r.Stairwell, [.. living[r.DwellingId].Take(Names).Select(h => h.Name)], r.From, r.VisitsDeclined)).ToList();
        return new Page<CareFound>(items, rows.Count > limit ? new Cursor(items[^1].Since, items[^1].Id).ToString() : null);
    }
}
