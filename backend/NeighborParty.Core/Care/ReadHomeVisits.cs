using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using static NeighborParty.Core.Care.HomeVisitStates;

namespace NeighborParty.Core.Care;

/// <summary>Which visits a phone asks for.</summary>
public enum HomeVisitView
{
    /// <summary>That I have to make, or made in the last days: what was asked for there may still be written down.</summary>
    Mine,

    /// <summary>At the doors of the groups I lead, and what comes to me as branch secretary.</summary>
    Led,
}

/// <summary>A visit that somebody still has to make, or has just made.</summary>
/// <param name="Household">Who lives there, in full; who shows it covers it.</param>
public sealed record HomeVisitFound(
    Guid Id, Guid PersonId, string Visitor, string Building, string? Stairwell, IReadOnlyList<HomeResident> Household, HomeVisitState State, int Attempts, DateOnly DueOn);

/// <summary>Visits, the most urgent first. The door is shown to the visitor alone (<see cref="ReadVisitDoor"/>).</summary>
public sealed class ReadHomeVisits(NeighborPartyDb db, CareRights rights, PolicyBook policies, CurrentActor current, TimeProvider time)
{
    private const int Names = 6;
    private const int AllNames = 50;

    public async Task<Page<HomeVisitFound>> ForPhoneAsync(HomeVisitView view, Cursor? after, int limit, CancellationToken ct)
    {
        var person = current.RequirePerson();
        if (view == HomeVisitView.Mine)
        {
            var since = time.Now().AddDays(-(await policies.TodayAsync(ct)).CareVisitNeedsDays);
            return await PageAsync(
                rights.VisitsOf(person).Where(v => Open.Contains(v.State) || ((v.State == HomeVisitState.Visited || v.State == HomeVisitState.NeedsRecorded) && v.DoneAt >= since
                    && db.CareAssignments.Any(c => c.Id == v.CareId && c.To == null))),
                after, limit, AllNames, ct);
        }

        return await PageAsync((await rights.VisitsOverseenAsync(person, ct)).Where(v => Open.Contains(v.State)), after, limit, Names, ct);
    }

    public Task<Page<HomeVisitFound>> ForOfficeAsync(Cursor? after, int limit, CancellationToken ct) => PageAsync(db.HomeVisits.Where(v => Open.Contains(v.State)), after, limit, Names, ct);

    private async Task<Page<HomeVisitFound>> PageAsync(IQueryable<HomeVisit> visits, Cursor? after, int limit, int names, CancellationToken ct)
    {
        visits = visits.AsNoTracking();
        if (after is not null)
        {
            var day = DateOnly.FromDateTime(after.At);
            visits = visits.Where(v => v.DueOn > day || (v.DueOn == day && v.Id.CompareTo(after.Id) > 0));
        }

        var rows = await (
            from v in visits
            join p in db.People on v.PersonId equals p.Id
            join d in db.Dwellings on v.DwellingId equals d.Id
            join b in db.Buildings on d.BuildingId equals b.Id
            from s in db.Stairwells.Where(s => s.Id == d.StairwellId).DefaultIfEmpty()
            orderby v.DueOn, v.Id
            select new { Visit = v, Visitor = p.Name, Building = b.Name, Stairwell = (string?)s!.Name }).Take(limit + 1).ToListAsync(ct);
        var living = await db.HouseholdsAsync(rows.Select(r => r.Visit.DwellingId), ct);
        var items = rows.Take(limit).Select(r => new HomeVisitFound(
            r.Visit.Id, r.Visit.PersonId, r.Visitor, r.Building, r.Stairwell, [.. living[r.Visit.DwellingId].Take(names)], r.Visit.State, r.Visit.Attempts, r.Visit.DueOn)).ToList();
        return new Page<HomeVisitFound>(items, rows.Count > limit ? new Cursor(items[^1].DueOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), items[^1].Id).ToString() : null);
    }
}
