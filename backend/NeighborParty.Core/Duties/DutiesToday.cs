using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Duties;

/// <summary>A shift that is on, or about to be, with its people.</summary>
public sealed record RunningShift(Guid Id, string Title, string PlaceName, DateTime StartsAt, DateTime EndsAt, ShiftState State, int CapacityMin, int CapacityMax, int SignedUp, int Present, int Missing);

/// <summary>The day's figures for the overview.</summary>
/// <param name="Pending">Arrivals and departures that wait for somebody's decision, of any day.</param>
public sealed record DutyFigures(int Shifts, int SignedUp, int Arrived, int Pending, IReadOnlyList<RunningShift> Running);

/// <summary>Today's duties for the console's overview.</summary>
public sealed class DutiesToday(NeighborPartyDb db, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public async Task<DutyFigures> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var from = ChinaTime.ToUtc(ChinaTime.ToLocal(now).Date);
        var (until, earliest) = (from.AddDays(1), from.AddMinutes(-DutyPlan.MaxLengthMinutes));
        var today = await db.Shifts.AsNoTracking()
            // A shift is a day long at most: the index on the start narrows it down.
            .Where(s => s.State != ShiftState.Draft && s.State != ShiftState.Cancelled && s.StartsAt > earliest && s.StartsAt < until && s.EndsAt > from)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(100)
            .Select(s => new RunningShift(s.Id, s.Title, s.PlaceName, s.StartsAt, s.EndsAt, s.State, s.CapacityMin, s.CapacityMax,
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null),
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.CheckedIn),
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.Confirmed)))
            .ToListAsync(ct);
        // Every arrival there ever was would be looked at; the tallies know, as the overview does.
        var day = ChinaTime.Today(now);
        var tallies = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && (t.Day == day || (t.Day == TallyLine.Always && t.Measure == "attendance.pending"))).ToListAsync(ct);
        return new DutyFigures(today.Count, today.Sum(s => s.SignedUp), (int)tallies.Where(t => t.Measure.StartsWith("arrivals.", StringComparison.Ordinal)).Sum(t => t.Amount),
            (int)tallies.Where(t => t.Measure == "attendance.pending").Sum(t => t.Amount),
            today.Where(s => s.StartsAt <= now + Soon && s.EndsAt > now).ToList());
    }
}
