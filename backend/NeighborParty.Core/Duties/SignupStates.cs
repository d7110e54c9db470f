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
        new(SignupState.Confirmed, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(SignupState.CheckedIn, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff),
        new(SignupState.CheckedOut, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff),
        new(SignupState.AutoClosed, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff));

    public static string Label(SignupState state) => state switch
    {
        SignupState.Confirmed => "已报名",
        SignupState.CancelledEarly => "已取消",
        SignupState.CancelledLate => "临时取消",
        SignupState.Cancelled => "班次已取消",
        SignupState.CheckedIn => "已签到",
        SignupState.CheckedOut => "已签退",
        _ => "自动签退",
    };
}
