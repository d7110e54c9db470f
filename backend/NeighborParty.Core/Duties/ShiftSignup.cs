using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>报名: a person's place in a shift, and whether the person came. Here are the rules of checking in and out.</summary>
public sealed class ShiftSignup : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ShiftId { get; init; }

    public Shift Shift { get; init; } = null!;

    public Guid PersonId { get; init; }

    public SignupState State { get; private set; }

    /// <summary>1 … capacity, unique in the shift: the database itself sells no place twice. Null once given back.</summary>
    public int? Slot { get; private set; }

    public DateTime SignedUpAt { get; init; }

    public DateTime? CancelledAt { get; private set; }

    public string? CancelReason { get; private set; }

    public int Version { get; private set; } = 1;

    public List<AttendanceEvent> Attendance { get; } = [];

    public AttendanceEvent? Arrival => Attendance.Find(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused);

    public AttendanceEvent? Departure => Attendance.Find(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused);

    /// <summary>The minutes may be counted: nobody has to look at anything any more.</summary>
    public bool IsProven => Arrival is { State: AttendanceState.Accepted } && Departure is { State: AttendanceState.Accepted };

    public static ShiftSignup Create(Guid id, Shift shift, Guid personId, int slot, DateTime now) => new()
    {
        Id = id, CommunityId = shift.CommunityId, ShiftId = shift.Id, Shift = shift, PersonId = personId, Slot = slot, SignedUpAt = now,
    };

    /// <summary>A second tap gets the first record, whatever it brings.</summary>
    /// <exception cref="RefusedException">409 outside the window or in a state that does not allow it.</exception>
    public AttendanceEvent RecordArrival(Evidence evidence, DutyRole by)
    {
        if (Arrival is { } first)
            return first;
        if (by == DutyRole.Member)
            Shift.RequireArrivalOpen(evidence.At);

        State = SignupStates.Machine.Next(State, SignupEvent.CheckIn, by);
        var late = evidence.At > Shift.OnTimeUntil ? AttendanceFlags.Late : AttendanceFlags.None;
        return Add(AttendanceKind.In, evidence, late);
    }

    /// <inheritdoc cref="RecordArrival"/>
    public AttendanceEvent RecordDeparture(Evidence evidence, DutyRole by)
    {
        if (Departure is { } first)
            return first;
        if (Arrival is null)
            throw CheckInRefusals.NotCheckedIn();
        if (by == DutyRole.Member && evidence.At >= Shift.AutoClosesAt)
            throw CheckInRefusals.CheckOutClosed(Shift.AutoClosesAt);

        State = SignupStates.Machine.Next(State, SignupEvent.CheckOut, by);
        var early = evidence.At < Shift.EndsAt ? AttendanceFlags.LeftEarly : AttendanceFlags.None;
        return Add(AttendanceKind.Out, evidence, early);
    }

    /// <summary>For who forgot: never more than planned, and flagged.</summary>
    /// <param name="at">The planned end, or earlier when the person turned up elsewhere.</param>
    public AttendanceEvent AutoClose(Guid eventId, DateTime at, AttendanceFlags why)
    {
        State = SignupStates.Machine.Next(State, SignupEvent.AutoClose, DutyRole.System);
        return Add(AttendanceKind.Out, new Evidence { Id = eventId, At = at < Shift.EndsAt ? at : Shift.EndsAt, State = AttendanceState.Accepted, Via = ActedVia.System }, why);
    }

    /// <summary>The leader confirms or refuses what is pending. Without an arrival there is no departure either.</summary>
    public void Decide(AttendanceEvent pending, AttendanceDecision decision, DutyRole by, Guid actor, string reason, DateTime now)
    {
        pending.Decide(decision, by, actor, reason, now);
        if (decision == AttendanceDecision.Confirm)
            return;

        State = SignupStates.Machine.Next(State, pending.Kind == AttendanceKind.In ? SignupEvent.RefuseArrival : SignupEvent.RefuseDeparture, by);
        if (pending.Kind == AttendanceKind.In)
            Departure?.RefuseWithArrival(reason, now);
    }

    /// <exception cref="RefusedException">409 after the start.</exception>
    public void Cancel(string? reason, TimeSpan late, DutyRole by, DateTime now)
    {
        if (now >= Shift.StartsAt)
            throw DutyRefusals.Started();
        State = SignupStates.Machine.Next(State, now <= Shift.StartsAt - late ? SignupEvent.CancelEarly : SignupEvent.CancelLate, by);
        (Slot, CancelledAt, CancelReason) = (null, now, reason);
    }

    public void CancelWithShift(DutyRole by, DateTime now)
    {
        State = SignupStates.Machine.Next(State, SignupEvent.ShiftCancelled, by);
        (Slot, CancelledAt) = (null, now);
    }

    private AttendanceEvent Add(AttendanceKind kind, Evidence evidence, AttendanceFlags flags)
    {
        var recorded = AttendanceEvent.Of(this, kind, evidence, flags);
        Attendance.Add(recorded);
        return recorded;
    }
}
