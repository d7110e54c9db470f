using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

/// <summary>Who acts on a duty.</summary>
public enum DutyRole
{
    Member,

    /// <summary>The shift's leader, or a leader or deputy of its group.</summary>
    Leader,
    Staff,
    System,
}

/// <summary>Full (报满) is not a state but a count: an open shift whose places are all taken.</summary>
public enum ShiftState
{
    Draft,
    Open,

    /// <summary>Shortly before the start: the list is settled.</summary>
    Locked,
    InProgress,
    Ended,
    Cancelled,

    /// <summary>Everybody on the list is marked, or left to staff.</summary>
    Resolved,

    /// <summary>The hours stand and are shown to the group; from here on corrections take two people.</summary>
    Settled,

    /// <summary>Staff opened a settled shift again.</summary>
    Reopened,
}

public enum ShiftEvent
{
    Publish,
    Lock,
    Start,
    End,
    Cancel,

    /// <summary>Moved to later: the list opens again.</summary>
    Postpone,
    Resolve,
    Settle,
    Reopen,
}

public static class ShiftStates
{
    public static readonly StateMachine<ShiftState, ShiftEvent, DutyRole> Machine = new(
        "shift", Label,
        new(ShiftState.Draft, ShiftEvent.Publish, ShiftState.Open, DutyRole.Leader, DutyRole.Staff, DutyRole.System),
        new(ShiftState.Draft, ShiftEvent.Cancel, ShiftState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(ShiftState.Open, ShiftEvent.Lock, ShiftState.Locked, DutyRole.System),
        new(ShiftState.Open, ShiftEvent.Cancel, ShiftState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(ShiftState.Locked, ShiftEvent.Postpone, ShiftState.Open, DutyRole.Leader, DutyRole.Staff),
        new(ShiftState.Locked, ShiftEvent.Start, ShiftState.InProgress, DutyRole.System),
        new(ShiftState.Locked, ShiftEvent.Cancel, ShiftState.Cancelled, DutyRole.Leader, DutyRole.Staff),
        new(ShiftState.InProgress, ShiftEvent.End, ShiftState.Ended, DutyRole.System),
        new(ShiftState.InProgress, ShiftEvent.Cancel, ShiftState.Cancelled, DutyRole.Staff),
        new(ShiftState.Ended, ShiftEvent.Resolve, ShiftState.Resolved, DutyRole.Leader, DutyRole.Staff, DutyRole.System),
        new(ShiftState.Resolved, ShiftEvent.Settle, ShiftState.Settled, DutyRole.System),
        new(ShiftState.Settled, ShiftEvent.Reopen, ShiftState.Reopened, DutyRole.Staff),
        new(ShiftState.Reopened, ShiftEvent.Settle, ShiftState.Settled, DutyRole.System));

    public static string Label(ShiftState state) => state switch
    {
        ShiftState.Draft => "草稿",
        ShiftState.Open => "报名中",
        ShiftState.Locked => "名单已定",
        ShiftState.InProgress => "进行中",
        ShiftState.Ended => "已结束",
        ShiftState.Resolved => "已核对",
        ShiftState.Settled => "已结算",
        ShiftState.Reopened => "重新核对",
        _ => "已取消",
    };
}
