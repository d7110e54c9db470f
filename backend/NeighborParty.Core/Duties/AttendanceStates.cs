using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

public enum AttendanceState
{
    Accepted,

    /// <summary>The evidence was weak (no or a poor position): the leader looks.</summary>
    PendingLeader,

    /// <summary>Put in by the leader after the end (补录): somebody of the office looks.</summary>
    PendingStaff,
    Refused,
}

public enum AttendanceDecision
{
    Confirm,
    Refuse,
}

public static class AttendanceStates
{
    public static readonly StateMachine<AttendanceState, AttendanceDecision, DutyRole> Machine = new(
        "attendance", Label,
        new(AttendanceState.PendingLeader, AttendanceDecision.Confirm, AttendanceState.Accepted, DutyRole.Leader, DutyRole.Staff),
        new(AttendanceState.PendingLeader, AttendanceDecision.Refuse, AttendanceState.Refused, DutyRole.Leader, DutyRole.Staff),
        new(AttendanceState.PendingStaff, AttendanceDecision.Confirm, AttendanceState.Accepted, DutyRole.Staff),
        new(AttendanceState.PendingStaff, AttendanceDecision.Refuse, AttendanceState.Refused, DutyRole.Staff));

    public static string Label(AttendanceState state) => state switch
    {
        AttendanceState.Accepted => "有效",
        AttendanceState.PendingLeader => "待组长确认",
        AttendanceState.PendingStaff => "待社区确认",
        _ => "未通过",
    };
}
