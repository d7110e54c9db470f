using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

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
        var until = from.AddDays(1);
        var today = await db.Shifts.AsNoTracking()
            .Where(s => s.State != ShiftState.Draft && s.State != ShiftState.Cancelled && s.StartsAt < until && s.EndsAt > from)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(100)
            .Select(s => new RunningShift(s.Id, s.Title, s.PlaceName, s.StartsAt, s.EndsAt, s.State, s.CapacityMin, s.CapacityMax,
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null),
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.CheckedIn),
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.Confirmed)))
            .ToListAsync(ct);
        var arrived = await db.AttendanceEvents.CountAsync(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused && e.At >= from && e.At < until, ct);
        var pending = await db.AttendanceEvents.CountAsync(e => e.State == AttendanceState.PendingLeader || e.State == AttendanceState.PendingStaff, ct);
        return new DutyFigures(today.Count, today.Sum(s => s.SignedUp), arrived, pending,
            today.Where(s => s.StartsAt <= now + Soon && s.EndsAt > now).ToList());
    }
}
