using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

public enum SignupState
{
    Confirmed,

    /// <summary>The person cancelled in good time.</summary>
    CancelledEarly,

    /// <summary>The person cancelled shortly before the start.</summary>
    CancelledLate,

    /// <summary>The shift was cancelled.</summary>
    Cancelled,
    CheckedIn,
    CheckedOut,

    /// <summary>Forgot to check out: ended at the planned end.</summary>
    AutoClosed,

    /// <summary>候补: no place yet.</summary>
    Waitlisted,

    /// <summary>A place is kept until <see cref="ShiftSignup.OfferedUntil"/>.</summary>
    Offered,

    /// <summary>The offer was not taken in time, or the list closed before there was one.</summary>
    OfferExpired,

    /// <summary>A neighbour took the place over.</summary>
    Swapped,

    /// <summary>The leader or the office took the person off the list.</summary>
    Removed,

    /// <summary>Did not come; may appeal.</summary>
    NoShow,

    /// <summary>Did not come, for a good reason.</summary>
    Excused,

    /// <summary>Nobody said in time whether the person came: staff find out.</summary>
    Unverified,
}

public enum SignupEvent
{
    CancelEarly,
    CancelLate,
    ShiftCancelled,
    CheckIn,
    CheckOut,
    AutoClose,

    /// <summary>The leader did not see this person: as if nothing had been recorded.</summary>
    RefuseArrival,
    RefuseDeparture,
    Offer,
    AcceptOffer,
    LetOfferLapse,
    CloseQueue,
    HandOver,
    Remove,
    MarkNoShow,
    Excuse,
    LeaveUnverified,

    /// <summary>What waited or was put in is refused after the list was settled: a leader what was for the leader, staff everything.</summary>
    RefuseSupplement,
}

public static class SignupStates
{
    public static readonly StateMachine<SignupState, SignupEvent, DutyRole> Machine = new(
        "signup", Label,
        new(SignupState.Confirmed, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.CancelLate, SignupState.CancelledLate, DutyRole.Member, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.CheckIn, SignupState.CheckedIn, DutyRole.Member, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedIn, SignupEvent.CheckOut, SignupState.CheckedOut, DutyRole.Member, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedIn, SignupEvent.AutoClose, SignupState.AutoClosed, DutyRole.System),
        new(SignupState.CheckedIn, SignupEvent.RefuseArrival, SignupState.Confirmed, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedOut, SignupEvent.RefuseArrival, SignupState.Confirmed, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.AutoClosed, SignupEvent.RefuseArrival, SignupState.Confirmed, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedOut, SignupEvent.RefuseDeparture, SignupState.CheckedIn, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Waitlisted, SignupEvent.Offer, SignupState.Offered, DutyRole.System),
        new(SignupState.Waitlisted, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member),
        new(SignupState.Waitlisted, SignupEvent.CloseQueue, SignupState.OfferExpired, DutyRole.System),
        new(SignupState.Waitlisted, SignupEvent.Remove, SignupState.Removed, DutyRole.Leader, DutyRole.Staff, DutyRole.System),
        new(SignupState.Waitlisted, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Offered, SignupEvent.AcceptOffer, SignupState.Confirmed, DutyRole.Member),
        new(SignupState.Offered, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member),
        new(SignupState.Offered, SignupEvent.LetOfferLapse, SignupState.OfferExpired, DutyRole.System),
        new(SignupState.Offered, SignupEvent.Remove, SignupState.Removed, DutyRole.Leader, DutyRole.Staff, DutyRole.System),
        new(SignupState.Offered, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.HandOver, SignupState.Swapped, DutyRole.Member),
        // The system takes off who has left the group.
        new(SignupState.Confirmed, SignupEvent.Remove, SignupState.Removed, DutyRole.Leader, DutyRole.Staff, DutyRole.System),
        new(SignupState.Confirmed, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedIn, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff),
        new(SignupState.CheckedOut, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff),
        new(SignupState.AutoClosed, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.MarkNoShow, SignupState.NoShow, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Unverified, SignupEvent.MarkNoShow, SignupState.NoShow, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.Excuse, SignupState.Excused, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Unverified, SignupEvent.Excuse, SignupState.Excused, DutyRole.Staff),
        new(SignupState.NoShow, SignupEvent.Excuse, SignupState.Excused, DutyRole.Staff),
        new(SignupState.Confirmed, SignupEvent.LeaveUnverified, SignupState.Unverified, DutyRole.System),
        new(SignupState.CheckedIn, SignupEvent.LeaveUnverified, SignupState.Unverified, DutyRole.System),
        new(SignupState.Unverified, SignupEvent.CheckOut, SignupState.CheckedOut, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Unverified, SignupEvent.CheckIn, SignupState.CheckedIn, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.NoShow, SignupEvent.CheckIn, SignupState.CheckedIn, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Excused, SignupEvent.CheckIn, SignupState.CheckedIn, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedIn, SignupEvent.RefuseSupplement, SignupState.Unverified, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedOut, SignupEvent.RefuseSupplement, SignupState.Unverified, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.AutoClosed, SignupEvent.RefuseSupplement, SignupState.Unverified, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.Unverified, SignupEvent.RefuseSupplement, SignupState.Unverified, DutyRole.Leader, DutyRole.Staff));

    /// <summary>On the list or waiting for it: a second tap gets this one.</summary>
    public static readonly SignupState[] Live =
        [SignupState.Confirmed, SignupState.Waitlisted, SignupState.Offered, SignupState.CheckedIn, SignupState.CheckedOut, SignupState.AutoClosed];

    /// <summary>No longer on the list: the person may sign up again.</summary>
    public static readonly SignupState[] GivenBack =
    [
        SignupState.CancelledEarly, SignupState.CancelledLate, SignupState.Cancelled, SignupState.OfferExpired, SignupState.Swapped, SignupState.Removed,
    ];

    public static string Label(SignupState state) => state switch
    {
        SignupState.Confirmed => "已报名",
        SignupState.CancelledEarly => "已取消",
        SignupState.CancelledLate => "临时取消",
        SignupState.Cancelled => "班次已取消",
        SignupState.CheckedIn => "已签到",
        SignupState.CheckedOut => "已签退",
        SignupState.Waitlisted => "候补中",
        SignupState.Offered => "待确认递补",
        SignupState.OfferExpired => "递补未成",
        SignupState.Swapped => "已换班",
        SignupState.Removed => "已移出",
        SignupState.NoShow => "未到",
        SignupState.Excused => "已请假",
        SignupState.Unverified => "待社区核实",
        _ => "自动签退",
    };
}
