using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>Somebody of a shift that is on.</summary>
/// <param name="Since">When the person arrived; null while missing.</param>
/// <param name="Waits">Arrived, and the leader has yet to confirm it.</param>
public sealed record LivePerson(Guid SignupId, string Name, DateTime? Since, bool Waits);

/// <summary>A shift that is on, or about to be: who is here, who is missing.</summary>
public sealed record LiveShift(
    Guid Id, string Title, string PlaceName, string? Group, DateTime StartsAt, DateTime EndsAt, int CapacityMin, IReadOnlyList<LivePerson> Here, IReadOnlyList<LivePerson> Missing, int Left)
{
    public bool IsShort => Here.Count < CapacityMin;
}

/// <summary>Every shift of the community whose door is open now, with its people. For staff and for the wall.</summary>
public sealed class LiveShifts(NeighborPartyDb db, TimeProvider time)
{
    private const int MostShifts = 60;
    private static readonly SignupState[] OnTheList = [SignupState.Confirmed, SignupState.CheckedIn, SignupState.CheckedOut, SignupState.AutoClosed];

    public async Task<IReadOnlyList<LiveShift>> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var earliest = now.AddMinutes(-DutyPlan.MaxLengthMinutes);
        var shifts = await db.Shifts.AsNoTracking()
            // A shift is a day long at most and opens hours before its start: the index on the start narrows it down.
            .Where(s => s.StartsAt > earliest && s.StartsAt < now.AddHours(4) && s.ArrivalOpensAt <= now && s.EndsAt > now && s.State != ShiftState.Draft && s.State != ShiftState.Cancelled)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(MostShifts)
            .Select(s => new { s.Id, s.Title, s.PlaceName, Group = db.Groups.Where(g => g.Id == s.GroupId).Select(g => g.Name).FirstOrDefault(), s.StartsAt, s.EndsAt, s.CapacityMin })
            .ToListAsync(ct);
        var ids = shifts.ConvertAll(s => s.Id);
        var people = ids.Count == 0 ? [] : await db.ShiftSignups.AsNoTracking()
            .Where(s => ids.Contains(s.ShiftId) && OnTheList.Contains(s.State))
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new
            {
                s.Id, s.ShiftId, s.State, p.Name,
                // One value each: of a pair the database would first make the first of every sign-up that there ever was.
                ArrivedAt = s.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (DateTime?)e.At).FirstOrDefault(),
                ArrivalState = s.Attendance.Where(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused).Select(e => (AttendanceState?)e.State).FirstOrDefault(),
            })
            .OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(ct);
        var byShift = people.ToLookup(p => p.ShiftId);
        return shifts.ConvertAll(s => new LiveShift(
            s.Id, s.Title, s.PlaceName, s.Group, s.StartsAt, s.EndsAt, s.CapacityMin,
            [.. byShift[s.Id].Where(p => p.State == SignupState.CheckedIn).Select(p => new LivePerson(p.Id, p.Name, p.ArrivedAt, p.ArrivalState == AttendanceState.PendingLeader))],
            [.. byShift[s.Id].Where(p => p.State == SignupState.Confirmed).Select(p => new LivePerson(p.Id, p.Name, null, false))],
            byShift[s.Id].Count(p => p.State is SignupState.CheckedOut or SignupState.AutoClosed)));
    }
}
