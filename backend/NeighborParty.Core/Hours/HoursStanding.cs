using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Core.Hours;

/// <summary>
/// Whether minutes stand. They are written when somebody leaves, so that a person sees them at once, and stand when the
/// shift is settled. Derived from the shift, never stored: staff who reopen a settled shift make its minutes pending again.
/// </summary>
public enum HoursStanding
{
    /// <summary>待结算: counted, and the list is not settled yet.</summary>
    Pending,

    /// <summary>已入账: counts for stars and certificates.</summary>
    Granted,
}

public static class HoursStandings
{
    public static string Label(HoursStanding standing) => standing == HoursStanding.Pending ? "待结算" : "已入账";

    /// <summary>Of a sign-up; null while nothing was earned or somebody still has to look at it.</summary>
    public static HoursStanding? Of(SignupState state, AttendanceState? arrival, AttendanceState? departure, ShiftState shift) =>
        state is SignupState.CheckedOut or SignupState.AutoClosed && arrival == AttendanceState.Accepted && departure == AttendanceState.Accepted
            ? shift == ShiftState.Settled ? HoursStanding.Granted : HoursStanding.Pending
            : null;

    /// <summary>Lines of shifts that are not settled. What was called off was taken back again, and waits for nothing.</summary>
    public static IQueryable<HoursEntry> Pending(this IQueryable<HoursEntry> lines, NeighborPartyDb db) =>
        lines.Where(e => db.Shifts.Any(s => s.Id == e.ShiftId && s.SettledAt == null && s.State != ShiftState.Cancelled));

    /// <summary>All other lines; an adjustment stands for no shift, and two people agreed on it.</summary>
    public static IQueryable<HoursEntry> Granted(this IQueryable<HoursEntry> lines, NeighborPartyDb db) =>
        lines.Where(e => !db.Shifts.Any(s => s.Id == e.ShiftId && s.SettledAt == null && s.State != ShiftState.Cancelled));
}
