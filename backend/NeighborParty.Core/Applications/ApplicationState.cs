namespace NeighborParty.Core.Applications;

public enum ApplicationState
{
    /// <summary>已提交: passes on at once to leader or staff.</summary>
    Submitted,

    /// <summary>组长核实中</summary>
    LeaderCheck,

    /// <summary>社区审批中</summary>
    StaffCheck,

    /// <summary>待补充材料: the clock stands still.</summary>
    NeedInfo,

    Approved,

    Rejected,

    Withdrawn,

    /// <summary>已过期: nobody answered the question in time.</summary>
    Expired,

    /// <summary>申诉中: another officer looks again.</summary>
    Appealed,
}

public enum ApplicationEvent
{
    Submit,
    SendToLeader,
    SendToStaff,
    RemindLeader,

    /// <summary>The leader did not answer in time, or there is none who may.</summary>
    SkipLeader,
    GiveOpinion,
    Ask,
    AnswerToLeader,
    AnswerToStaff,

    /// <summary>More time for the answer, once.</summary>
    Extend,
    Expire,
    Approve,
    Reject,
    Withdraw,
    Appeal,

    /// <summary>The office is late: the branch secretary is told.</summary>
    Escalate,
}

public enum ApplicationRole
{
    Applicant,
    Leader,
    Staff,
    System,
}

/// <summary>By which way the application came in.</summary>
public enum ApplicationChannel
{
    /// <summary>手机</summary>
    Self,

    /// <summary>社区代办</summary>
    Staff,

    /// <summary>电话</summary>
    Phone,

    /// <summary>纸质表</summary>
    Paper,
}

public enum LeaderOpinion
{
    /// <summary>认识</summary>
    Knows,

    /// <summary>不认识</summary>
    DoesNotKnow,

    /// <summary>不确定</summary>
    Unsure,
}
