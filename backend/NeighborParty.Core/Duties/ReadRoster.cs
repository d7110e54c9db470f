using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;

namespace NeighborParty.Core.Duties;

/// <summary>One arrival or departure as the leader sees it.</summary>
/// <param name="Flags">Things to look at, never a verdict.</param>
/// <param name="FlagLabels">The same for the screen.</param>
public sealed record RosterMark(Guid Id, DateTime At, AttendanceState State, ActedVia Via, int? DistanceMetres, IReadOnlyList<string> Flags, IReadOnlyList<string> FlagLabels, string? Reason);

/// <summary>One person in a shift's list.</summary>
/// <param name="Waiting">Place in the queue, 1 first; null: not waiting.</param>
/// <param name="Hours">pending once the minutes are counted, granted once the shift is settled.</param>
public sealed record RosterLine(Guid SignupId, Guid PersonId, string Name, SignupState State, RosterMark? Arrival, RosterMark? Departure, string? Role = null, int? Waiting = null, HoursStanding? Hours = null);

/// <summary>The list of a shift, live: who is here, who is missing, what waits for a decision; who waits for a place comes last, the next one first.</summary>
/// <param name="Waiting">For a place, or for an answer to the offer of one.</param>
public sealed record Roster(int SignedUp, int Present, int Missing, int Pending, IReadOnlyList<RosterLine> Lines, int Waiting = 0)
{
    public static Roster Example => new(3, 1, 2, 0,
        [new RosterLine(new Guid("01950000-0000-7000-8000-000000000002"), new Guid("01950000-0000-7000-8000-000000000007"), "王组员", SignupState.CheckedIn,
            new RosterMark(new Guid("01950000-0000-7000-8000-000000000003"), new DateTime(2026, 3, 6, 10, 58, 4, DateTimeKind.Utc), AttendanceState.Accepted, ActedVia.Self, 23, [], [], null), null)]);
}

/// <summary>For the shift's leaders and for staff only; both read the same.</summary>
public sealed class ReadRoster(NeighborPartyDb db, DutyRoles roles, WaitQueue queue)
{
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<Roster> RunAsync(Guid shiftId, CancellationToken ct)
    {
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        await roles.RequireLeadAsync(shift, ct);
        var rows = await db.ShiftSignups.AsNoTracking().Include(s => s.Attendance)
            .Where(s => s.ShiftId == shiftId)
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { Signup = s, p.Name, Role = db.ShiftRoles.Where(r => r.Id == s.RoleId).Select(r => r.Name).FirstOrDefault() })
            .OrderBy(r => r.Signup.SignedUpAt).ThenBy(r => r.Signup.Id).Take(DutyPlan.MaxCapacity * 2).ToListAsync(ct);
        var places = await queue.PlacesAsync(rows.Exists(r => r.Signup.State == SignupState.Waitlisted) ? [shiftId] : [], ct);
        var lines = rows.ConvertAll(r => new RosterLine(r.Signup.Id, r.Signup.PersonId, r.Name, r.Signup.State, Mark(r.Signup.Arrival), Mark(r.Signup.Departure), r.Role,
            places.TryGetValue(r.Signup.Id, out var place) ? place : null, HoursStandings.Of(r.Signup.State, r.Signup.Arrival?.State, r.Signup.Departure?.State, shift.State)));
        return new Roster(
            lines.Count(l => l.State is SignupState.Confirmed or SignupState.CheckedIn or SignupState.CheckedOut or SignupState.AutoClosed
                or SignupState.NoShow or SignupState.Excused or SignupState.Unverified),
            lines.Count(l => l.State == SignupState.CheckedIn),
            lines.Count(l => l.State == SignupState.Confirmed),
            lines.Sum(l => Waits(l.Arrival) + Waits(l.Departure)),
            [.. lines.OrderBy(l => l.Waiting ?? 0)],
            lines.Count(l => l.State is SignupState.Waitlisted or SignupState.Offered));
    }

    private static int Waits(RosterMark? mark) => mark?.State is AttendanceState.PendingLeader or AttendanceState.PendingStaff ? 1 : 0;

    private static RosterMark? Mark(AttendanceEvent? e) =>
        e is null ? null : new RosterMark(e.Id, e.At, e.State, e.Via, e.DistanceMetres, e.Flags.Codes(), e.Flags.Labels(), e.Reason);
}
