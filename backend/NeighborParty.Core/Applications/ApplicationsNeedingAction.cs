using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>An open application on the overview; no personal data.</summary>
public sealed record WaitingApplication(Guid Id, string Group, string Building, ApplicationState State, DateTime SubmittedAt, DateTime? DueAt, bool Overdue);

/// <param name="ByState">How many are open in each state; states without any are missing.</param>
/// <param name="Overdue">How many the office should have decided by now.</param>
/// <param name="First">What the office must decide, the most urgent first.</param>
public sealed record ApplicationsWaiting(IReadOnlyDictionary<ApplicationState, int> ByState, int Overdue, IReadOnlyList<WaitingApplication> First)
{
    public int Open => ByState.Values.Sum();

    /// <summary>Those that wait for the office itself.</summary>
    public int ForStaff => ByState.GetValueOrDefault(ApplicationState.StaffCheck) + ByState.GetValueOrDefault(ApplicationState.Appealed);
}

/// <summary>For the overview: which applications need somebody today.</summary>
public sealed class ApplicationsNeedingAction(NeighborPartyDb db, TimeProvider time)
{
    /// <param name="top">How many rows to show, at most 100.</param>
    public async Task<ApplicationsWaiting> RunAsync(int top, CancellationToken ct)
    {
        var now = time.Now();
        var open = db.Applications.AsNoTracking().Where(a => ApplicationStates.Open.Contains(a.State));
        var counts = await open.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var office = open.Where(a => a.State == ApplicationState.StaffCheck || a.State == ApplicationState.Appealed);
        var overdue = await office.CountAsync(a => a.DueAt <= now, ct);
        var first = await (
            from a in office
            join g in db.Groups on a.GroupId equals g.Id
            join b in db.Buildings on a.BuildingId equals b.Id
            orderby a.DueAt, a.Id
            select new WaitingApplication(a.Id, g.Name, b.Name, a.State, a.SubmittedAt, a.DueAt, a.DueAt <= now))
            .Take(Math.Clamp(top, 1, 100)).ToListAsync(ct);
        return new ApplicationsWaiting(counts, overdue, first);
    }
}
