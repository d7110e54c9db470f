using System.Linq.Expressions;
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

    /// <summary>0 while it is the person's sign-up for this shift, which the database lets be one only; its own number once it was given back.</summary>
    public long SetAside { get; private set; }

    /// <summary>1 … capacity, or a number of the role; unique in the shift: the database itself sells no place twice. Null while waiting and once given back.</summary>
    public int? Slot { get; private set; }

    /// <summary>While waiting: the only role wanted; null: any.</summary>
    public Guid? RoleId { get; private set; }

    /// <summary>Since when the person waits; first come, first served.</summary>
    public DateTime? QueuedAt { get; private set; }

    /// <summary>Set exactly while a place is offered.</summary>
    public DateTime? OfferedUntil { get; private set; }

    /// <summary>Set for who took over or was added: not late before this, whatever the shift says.</summary>
    public DateTime? OnTimeUntil { get; private set; }

    /// <summary>Account of who put the person on the list; null: by oneself.</summary>
    public Guid? AddedBy { get; private set; }

    /// <summary>Why the leader added the person, or although it overlaps with another duty.</summary>
    public string? AddedReason { get; private set; }

    public DateTime SignedUpAt { get; init; }

    public DateTime? CancelledAt { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>When somebody said that the person did not come; an appeal's time runs from here.</summary>
    public DateTime? MarkedAt { get; private set; }

    /// <summary>The account or staff account that said so.</summary>
    public Guid? MarkedBy { get; private set; }

    public string? MarkReason { get; private set; }

    public int Version { get; private set; } = 1;

    public List<AttendanceEvent> Attendance { get; } = [];

    public AttendanceEvent? Arrival => Attendance.Find(e => e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused);

    public AttendanceEvent? Departure => Attendance.Find(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused);

    /// <summary>The minutes may be counted: nobody has to look at anything any more.</summary>
    public bool IsProven => Arrival is { State: AttendanceState.Accepted } && Departure is { State: AttendanceState.Accepted };

    /// <summary>Still there by the records, and nobody may guess until when: a departure was refused, or the arrival was put in afterwards. Attendance must have been read.</summary>
    public static readonly Expression<Func<ShiftSignup, bool>> NeedsDeparture = s => s.State == SignupState.CheckedIn
        && s.Attendance.Any(e => (e.Kind == AttendanceKind.Out && e.State == AttendanceState.Refused)
            || (e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused && (e.Flags & AttendanceFlags.Supplemented) == AttendanceFlags.Supplemented));

    private static readonly Func<ShiftSignup, bool> DepartureNeeded = NeedsDeparture.Compile();

    /// <inheritdoc cref="NeedsDeparture"/>
    public bool WantsDeparture => DepartureNeeded(this);

    /// <summary>Checked in, and only forgot to check out: ends with the plan.</summary>
    public static readonly Expression<Func<ShiftSignup, bool>> MayAutoClose = s => s.State == SignupState.CheckedIn
        && !s.Attendance.Any(e => (e.Kind == AttendanceKind.Out && e.State == AttendanceState.Refused)
            || (e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused && (e.Flags & AttendanceFlags.Supplemented) == AttendanceFlags.Supplemented));

    public static ShiftSignup Create(Guid id, Shift shift, Guid personId, int slot, DateTime now) => new()
    {
        Id = id, CommunityId = shift.CommunityId, ShiftId = shift.Id, Shift = shift, PersonId = personId, Slot = slot, SignedUpAt = now,
    };

    public static ShiftSignup Wait(Guid id, Shift shift, Guid personId, Guid? roleId, DateTime now) => new()
    {
        Id = id, CommunityId = shift.CommunityId, ShiftId = shift.Id, Shift = shift, PersonId = personId, State = SignupState.Waitlisted, RoleId = roleId, SignedUpAt = now, QueuedAt = now,
    };

    public ShiftSignup InRole(Guid? roleId)
    {
        RoleId = roleId;
        return this;
    }

    /// <param name="onTimeUntil">Later than the shift's own, or null.</param>
    public void AddedFor(Guid? by, string? reason, DateTime? onTimeUntil) => (AddedBy, AddedReason, OnTimeUntil) = (by, reason, onTimeUntil);

    /// <summary>The first in the queue is asked; the place is kept meanwhile.</summary>
    public void Offer(FreePlace place, DateTime until)
    {
        Move(SignupEvent.Offer, DutyRole.System);
        (Slot, RoleId, OfferedUntil) = (place.Slot, place.RoleId, until);
    }

    /// <exception cref="RefusedException">409 when nothing is offered or the time is over: the clock decides, not whether a job has run.</exception>
    public void AcceptOffer(DateTime now)
    {
        var until = OfferedUntil < Shift.LocksAt ? OfferedUntil.Value : Shift.LocksAt;
        if (State == SignupState.Offered && now >= until)
            throw WaitListRefusals.Expired(until);
        Move(SignupEvent.AcceptOffer, DutyRole.Member);
        OfferedUntil = null;
    }

    /// <summary>The list closes earlier than it did: no offer outlives it.</summary>
    public void ShortenOffer(DateTime until) => OfferedUntil = OfferedUntil > until ? until : OfferedUntil;

    public void LetOfferLapse()
    {
        Move(SignupEvent.LetOfferLapse, DutyRole.System);
        (Slot, OfferedUntil) = (null, null);
    }

    public void CloseQueue() => Move(SignupEvent.CloseQueue, DutyRole.System);

    /// <summary>Gives the place to a neighbour; this row stays as it was.</summary>
    public FreePlace HandOver(DateTime now)
    {
        Move(SignupEvent.HandOver, DutyRole.Member);
        var place = new FreePlace(RoleId, Slot!.Value);
        (Slot, CancelledAt) = (null, now);
        return place;
    }

    public void Remove(string reason, DutyRole by, DateTime now)
    {
        Move(SignupEvent.Remove, by);
        (Slot, OfferedUntil, CancelledAt, CancelReason) = (null, null, now, reason);
    }

    /// <summary>A second tap gets the first record, whatever it brings.</summary>
    /// <exception cref="RefusedException">409 outside the window or in a state that does not allow it.</exception>
    public AttendanceEvent RecordArrival(Evidence evidence, DutyRole by)
    {
        if (Arrival is { } first)
            return first;
        if (by == DutyRole.Member)
            Shift.RequireArrivalOpen(evidence.At);

        Move(SignupEvent.CheckIn, by);
        var late = evidence.At > Shift.OnTimeUntil && !(evidence.At <= OnTimeUntil) ? AttendanceFlags.Late : AttendanceFlags.None;
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

        Move(SignupEvent.CheckOut, by);
        var early = evidence.At < Shift.EndsAt ? AttendanceFlags.LeftEarly : AttendanceFlags.None;
        return Add(AttendanceKind.Out, evidence, early);
    }

    /// <summary>For who forgot: never more than planned, and flagged.</summary>
    /// <param name="at">The planned end, or earlier when the person turned up elsewhere.</param>
    public AttendanceEvent AutoClose(Guid eventId, DateTime at, AttendanceFlags why)
    {
        Move(SignupEvent.AutoClose, DutyRole.System);
        return Add(AttendanceKind.Out, new Evidence { Id = eventId, At = at < Shift.EndsAt ? at : Shift.EndsAt, State = AttendanceState.Accepted, Via = ActedVia.System }, why);
    }

    /// <summary>The leader confirms or refuses what is pending. Without an arrival there is no departure either.</summary>
    public void Decide(AttendanceEvent pending, AttendanceDecision decision, DutyRole by, Guid actor, string reason, DateTime now)
    {
        pending.Decide(decision, by, actor, reason, now);
        if (decision == AttendanceDecision.Confirm)
            return;

        // Once the list is settled, nobody becomes unmarked again: staff find out.
        var before = pending.Kind == AttendanceKind.In ? SignupEvent.RefuseArrival : SignupEvent.RefuseDeparture;
        Move(Shift.ResolvedAt is null ? before : SignupEvent.RefuseSupplement, by);
        if (pending.Kind == AttendanceKind.In)
            Departure?.RefuseWithArrival(reason, now);
    }

    /// <exception cref="RefusedException">409 after the start.</exception>
    public void Cancel(string? reason, TimeSpan late, DutyRole by, DateTime now)
    {
        if (now >= Shift.StartsAt)
            throw DutyRefusals.Started();
        // Nobody counted on who only waited.
        var early = State is SignupState.Waitlisted or SignupState.Offered || now <= Shift.StartsAt - late;
        Move(early ? SignupEvent.CancelEarly : SignupEvent.CancelLate, by);
        (Slot, OfferedUntil, CancelledAt, CancelReason) = (null, null, now, reason);
    }

    /// <summary>The person did not come: for no reason, for a good one, or nobody knows.</summary>
    /// <param name="on">MarkNoShow, Excuse or LeaveUnverified.</param>
    /// <param name="by">The system only leaves unverified.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="reason">For the person concerned, leaders and staff only.</param>
    /// <param name="now">UTC.</param>
    public void Mark(SignupEvent on, DutyRole by, Guid actor, string? reason, DateTime now)
    {
        Move(on, by);
        (MarkedAt, MarkedBy, MarkReason) = (now, actor, reason);
    }

    public void CancelWithShift(DutyRole by, DateTime now)
    {
        Move(SignupEvent.ShiftCancelled, by);
        (Slot, OfferedUntil, CancelledAt) = (null, null, now);
        // Nobody has to look at these any more.
        foreach (var pending in Attendance.Where(e => e.State is AttendanceState.PendingLeader or AttendanceState.PendingStaff))
            pending.RefuseWithArrival("班次已取消", now);
    }

    /// <summary>For a row that was given back by the program before, which did not set it aside: otherwise the person could not sign up again.</summary>
    /// <returns>Whether there was anything to mend.</returns>
    public bool SetAsideIfGivenBack()
    {
        if (SetAside != 0 || !SignupStates.GivenBack.Contains(State))
            return false;
        SetAside = Ids.NumberOf(Id);
        return true;
    }

    private void Move(SignupEvent on, DutyRole by)
    {
        State = SignupStates.Machine.Next(State, on, by);
        SetAside = SignupStates.GivenBack.Contains(State) ? Ids.NumberOf(Id) : 0;
    }

    private AttendanceEvent Add(AttendanceKind kind, Evidence evidence, AttendanceFlags flags)
    {
        var recorded = AttendanceEvent.Of(this, kind, evidence, flags);
        Attendance.Add(recorded);
        return recorded;
    }
}
