using NeighborParty.Core.Basics;
using static NeighborParty.Core.Applications.ApplicationEvent;
using static NeighborParty.Core.Applications.ApplicationState;
using By = NeighborParty.Core.Applications.ApplicationRole;

namespace NeighborParty.Core.Applications;

/// <summary>The life of a join application.</summary>
public static class ApplicationStates
{
    public static readonly StateMachine<ApplicationState, ApplicationEvent, ApplicationRole> Machine = new(
        "application",
        Label,
        new(Submitted, SendToLeader, LeaderCheck, By.System),
        new(Submitted, SendToStaff, StaffCheck, By.System),
        new(Submitted, Withdraw, Withdrawn, By.Applicant),
        new(LeaderCheck, RemindLeader, LeaderCheck, By.System),
        new(LeaderCheck, SkipLeader, StaffCheck, By.System),
        new(LeaderCheck, GiveOpinion, StaffCheck, By.Leader),
        new(LeaderCheck, Ask, NeedInfo, By.Leader, By.Staff),
        new(LeaderCheck, Withdraw, Withdrawn, By.Applicant),
        new(StaffCheck, Escalate, StaffCheck, By.System),
        new(StaffCheck, Ask, NeedInfo, By.Staff),
        new(StaffCheck, Approve, Approved, By.Staff),
        new(StaffCheck, Reject, Rejected, By.Staff),
        new(StaffCheck, Withdraw, Withdrawn, By.Applicant),
        new(NeedInfo, AnswerToLeader, LeaderCheck, By.Applicant),
        new(NeedInfo, AnswerToStaff, StaffCheck, By.Applicant),
        new(NeedInfo, Extend, NeedInfo, By.Applicant, By.Staff),
        new(NeedInfo, Expire, Expired, By.System),
        new(NeedInfo, Withdraw, Withdrawn, By.Applicant),
        new(Rejected, Appeal, Appealed, By.Applicant),
        new(Appealed, Escalate, Appealed, By.System),
        new(Appealed, Approve, Approved, By.Staff),
        new(Appealed, Reject, Rejected, By.Staff),
        new(Appealed, Withdraw, Withdrawn, By.Applicant));

    /// <summary>At most one application of a person in a group is in one of these; the unique index lists the same.</summary>
    public static readonly IReadOnlyList<ApplicationState> Open = [Submitted, LeaderCheck, StaffCheck, NeedInfo, Appealed];

    public static string Label(ApplicationState state) => state switch
    {
        Submitted => "已提交",
        LeaderCheck => "组长核实中",
        StaffCheck => "社区审批中",
        NeedInfo => "待补充材料",
        Approved => "已通过",
        Rejected => "未通过",
        Withdrawn => "已撤回",
        Expired => "已过期",
        _ => "申诉中",
    };

    public static string Label(ApplicationEvent on) => on switch
    {
        Submit => "提交申请",
        SendToLeader => "转组长核实",
        SendToStaff => "转社区审批",
        RemindLeader => "提醒组长核实",
        SkipLeader => "组长未在时限内核实，转社区审批",
        GiveOpinion => "组长已核实",
        Ask => "请补充材料",
        AnswerToLeader or AnswerToStaff => "已补充材料",
        Extend => "延长补充时间",
        Expire => "逾期未补充，申请过期",
        Approve => "通过",
        Reject => "未通过",
        Withdraw => "撤回申请",
        Appeal => "提出申诉",
        _ => "超过时限，已上报支部书记",
    };

    public static string Label(LeaderOpinion opinion) => opinion switch
    {
        LeaderOpinion.Knows => "认识这位邻居",
        LeaderOpinion.DoesNotKnow => "不认识这位邻居",
        _ => "不确定",
    };

    public static string Label(ApplicationChannel channel) => channel switch
    {
        ApplicationChannel.Self => "手机",
        ApplicationChannel.Staff => "社区代办",
        ApplicationChannel.Phone => "电话",
        _ => "纸质表",
    };
}
