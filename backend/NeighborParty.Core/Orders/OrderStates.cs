using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Orders;

public enum OrderState
{
    MachineCheck,
    Review,

    /// <summary>Checked; waits to be given to somebody.</summary>
    Open,

    /// <summary>Offered to one or a few volunteers.</summary>
    Dispatched,
    Accepted,

    /// <summary>The volunteer has spoken with the resident.</summary>
    InProgress,

    /// <summary>The resident has to say something first; the clocks stand still.</summary>
    NeedInfo,

    /// <summary>Offered to somebody else; who had it answers for it until it is taken over (首接负责).</summary>
    Transferred,

    Done,
    Confirmed,
    Closed,
    Reopened,

    /// <summary>Waits for the Friday council.</summary>
    Escalated,
    OnAgenda,
    Decided,
    Merged,

    /// <summary>Not ours; the resident was told where to go.</summary>
    NotOurs,
    Cancelled,
    Rejected,
}

public enum OrderEvent
{
    /// <summary>The first row of every history; no transition.</summary>
    Place,
    SendToReview,
    Show,
    Reject,

    /// <summary>The text is out of sight until a moderator has looked; the state stays.</summary>
    Hide,
    Dispatch,
    Accept,

    /// <summary>A leader or staff write down the yes of somebody without a phone.</summary>
    AcceptFor,
    Decline,

    /// <summary>A leader or staff write down the no of somebody without a phone.</summary>
    DeclineFor,

    /// <summary>Nobody answered in time.</summary>
    Lapse,

    /// <summary>Who had it, or the last one asked, left the product.</summary>
    GiveBack,

    /// <summary>A call or a visit.</summary>
    Contact,
    AskInfo,
    GiveInfo,

    /// <summary>No answer to a question, and the time for it is over.</summary>
    NoReply,

    /// <summary>The question was refused by the moderators: it is as if it had not been asked.</summary>
    QuestionRefused,
    Transfer,

    /// <summary>Nobody took it over: back to who had it and has spoken with the resident.</summary>
    Back,

    /// <summary>The same before the first contact.</summary>
    BackFresh,
    Finish,
    Confirm,
    AutoConfirm,
    Rate,

    /// <summary>Nobody rated it in time.</summary>
    Close,
    Reopen,

    /// <summary>Once too often: the council decides.</summary>
    ReopenAgain,

    /// <summary>Goes on with who had it before.</summary>
    Resume,
    Merge,
    SendElsewhere,
    Cancel,
    Escalate,
    PutOnAgenda,
    CarryOver,
    Decide,

    /// <summary>The council's decision ends it: refused with a reason, or passed up to the street.</summary>
    Settle,

    // Steps that leave the state as it is.
    Prioritise,
    Extend,
    Remind,
    Warn,

    /// <summary>Somebody is asked to go along.</summary>
    AskAlong,

    /// <summary>Somebody goes along: nobody goes to a home alone.</summary>
    GoAlong,

    /// <summary>A leader or staff let one go alone, and say why.</summary>
    AllowAlone,
}

public enum OrderRole
{
    System,
    Moderation,
    Requester,
    Volunteer,
    Leader,

    /// <summary>Looks after the household, and wrote down on a visit what it needs. Has no part in the order otherwise.</summary>
    Visitor,
    Staff,
    Council,
}

/// <summary>The life of a group order as data (domain 3.4, 点单派单接单).</summary>
public static class OrderStates
{
    private const OrderRole Sys = OrderRole.System, Mod = OrderRole.Moderation, Req = OrderRole.Requester, Vol = OrderRole.Volunteer,
        Lead = OrderRole.Leader, Staff = OrderRole.Staff, Council = OrderRole.Council;

    public static readonly StateMachine<OrderState, OrderEvent, OrderRole> Machine = new("order", Label,
        new(OrderState.MachineCheck, OrderEvent.SendToReview, OrderState.Review, Mod),
        new(OrderState.MachineCheck, OrderEvent.Show, OrderState.Open, Mod),
        new(OrderState.MachineCheck, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Review, OrderEvent.Show, OrderState.Open, Mod),
        new(OrderState.Review, OrderEvent.Reject, OrderState.Rejected, Mod),
        new(OrderState.Review, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),

        // The refusal was wrong: an appeal said so.
        new(OrderState.Rejected, OrderEvent.Show, OrderState.Open, Mod),

        new(OrderState.Open, OrderEvent.Dispatch, OrderState.Dispatched, Lead, Staff),
        new(OrderState.Open, OrderEvent.Merge, OrderState.Merged, Lead, Staff),
        new(OrderState.Open, OrderEvent.SendElsewhere, OrderState.NotOurs, Lead, Staff),
        new(OrderState.Open, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Open, OrderEvent.Escalate, OrderState.Escalated, Lead, Staff, Sys),

        // More may be asked while nobody has said yes.
        new(OrderState.Dispatched, OrderEvent.Dispatch, OrderState.Dispatched, Lead, Staff),
        new(OrderState.Dispatched, OrderEvent.Accept, OrderState.Accepted, Vol),
        new(OrderState.Dispatched, OrderEvent.AcceptFor, OrderState.Accepted, Lead, Staff),
        new(OrderState.Dispatched, OrderEvent.Decline, OrderState.Open, Vol),
        new(OrderState.Dispatched, OrderEvent.DeclineFor, OrderState.Open, Lead, Staff),
        new(OrderState.Dispatched, OrderEvent.Lapse, OrderState.Open, Sys),
        new(OrderState.Dispatched, OrderEvent.Merge, OrderState.Merged, Lead, Staff),
        new(OrderState.Dispatched, OrderEvent.SendElsewhere, OrderState.NotOurs, Lead, Staff),
        new(OrderState.Dispatched, OrderEvent.GiveBack, OrderState.Open, Sys),
        new(OrderState.Dispatched, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Dispatched, OrderEvent.Escalate, OrderState.Escalated, Lead, Staff, Sys),

        // Leader and staff for a volunteer without a phone, who told them.
        new(OrderState.Accepted, OrderEvent.Contact, OrderState.InProgress, Vol, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.Decline, OrderState.Open, Vol),
        new(OrderState.Accepted, OrderEvent.DeclineFor, OrderState.Open, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.AskInfo, OrderState.NeedInfo, Vol, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.Transfer, OrderState.Transferred, Vol, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.Merge, OrderState.Merged, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.SendElsewhere, OrderState.NotOurs, Lead, Staff),
        new(OrderState.Accepted, OrderEvent.GiveBack, OrderState.Open, Sys),
        new(OrderState.Accepted, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Accepted, OrderEvent.Escalate, OrderState.Escalated, Vol, Lead, Staff, Sys),

        new(OrderState.InProgress, OrderEvent.Contact, OrderState.InProgress, Vol, Lead, Staff),
        new(OrderState.InProgress, OrderEvent.AskInfo, OrderState.NeedInfo, Vol, Lead, Staff),
        new(OrderState.InProgress, OrderEvent.Transfer, OrderState.Transferred, Vol, Lead, Staff),
        // Leader and staff enter what a volunteer without a phone has written on paper.
        new(OrderState.InProgress, OrderEvent.Finish, OrderState.Done, Vol, Lead, Staff),
        new(OrderState.InProgress, OrderEvent.Merge, OrderState.Merged, Lead, Staff),
        new(OrderState.InProgress, OrderEvent.SendElsewhere, OrderState.NotOurs, Lead, Staff),
        new(OrderState.InProgress, OrderEvent.GiveBack, OrderState.Open, Sys),
        new(OrderState.InProgress, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.InProgress, OrderEvent.Escalate, OrderState.Escalated, Vol, Lead, Staff, Sys),

        new(OrderState.NeedInfo, OrderEvent.GiveInfo, OrderState.InProgress, Req, Vol, Lead, Staff),
        new(OrderState.NeedInfo, OrderEvent.NoReply, OrderState.Closed, Sys),
        // Nobody can answer what he never got to read.
        new(OrderState.NeedInfo, OrderEvent.QuestionRefused, OrderState.InProgress, Mod),
        new(OrderState.NeedInfo, OrderEvent.GiveBack, OrderState.Open, Sys),
        new(OrderState.NeedInfo, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.NeedInfo, OrderEvent.Escalate, OrderState.Escalated, Vol, Lead, Staff),

        new(OrderState.Transferred, OrderEvent.Accept, OrderState.Accepted, Vol),
        new(OrderState.Transferred, OrderEvent.AcceptFor, OrderState.Accepted, Lead, Staff),
        new(OrderState.Transferred, OrderEvent.Back, OrderState.InProgress, Vol, Lead, Staff, Sys),
        new(OrderState.Transferred, OrderEvent.BackFresh, OrderState.Accepted, Vol, Lead, Staff, Sys),
        new(OrderState.Transferred, OrderEvent.GiveBack, OrderState.Open, Sys),
        new(OrderState.Transferred, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Transferred, OrderEvent.Escalate, OrderState.Escalated, Vol, Lead, Staff, Sys),

        // By leader or staff after a call or a visit, for people without a phone.
        new(OrderState.Done, OrderEvent.Confirm, OrderState.Confirmed, Req, Lead, Staff),
        new(OrderState.Done, OrderEvent.AutoConfirm, OrderState.Confirmed, Sys),
        new(OrderState.Done, OrderEvent.Reopen, OrderState.Reopened, Req, Lead, Staff),
        new(OrderState.Done, OrderEvent.ReopenAgain, OrderState.Escalated, Req, Lead, Staff),
        // Nobody rates for the resident.
        new(OrderState.Confirmed, OrderEvent.Rate, OrderState.Closed, Req),
        new(OrderState.Confirmed, OrderEvent.Close, OrderState.Closed, Sys),
        new(OrderState.Confirmed, OrderEvent.Reopen, OrderState.Reopened, Req, Lead, Staff),
        new(OrderState.Confirmed, OrderEvent.ReopenAgain, OrderState.Escalated, Req, Lead, Staff),
        new(OrderState.Closed, OrderEvent.Reopen, OrderState.Reopened, Req, Lead, Staff),
        new(OrderState.Closed, OrderEvent.ReopenAgain, OrderState.Escalated, Req, Lead, Staff),
        new(OrderState.Reopened, OrderEvent.Dispatch, OrderState.Dispatched, Lead, Staff),
        new(OrderState.Reopened, OrderEvent.Resume, OrderState.InProgress, Vol),
        new(OrderState.Reopened, OrderEvent.SendElsewhere, OrderState.NotOurs, Lead, Staff),
        new(OrderState.Reopened, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Reopened, OrderEvent.Escalate, OrderState.Escalated, Lead, Staff, Sys),

        new(OrderState.Escalated, OrderEvent.PutOnAgenda, OrderState.OnAgenda, Council),
        // Somebody was found before Friday.
        new(OrderState.Escalated, OrderEvent.Dispatch, OrderState.Dispatched, Staff),
        new(OrderState.Escalated, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.OnAgenda, OrderEvent.CarryOver, OrderState.Escalated, Council),
        new(OrderState.OnAgenda, OrderEvent.Decide, OrderState.Decided, Council),
        new(OrderState.OnAgenda, OrderEvent.Cancel, OrderState.Cancelled, Req, Staff, Sys),
        new(OrderState.Decided, OrderEvent.Dispatch, OrderState.Dispatched, Lead, Staff, Council),
        new(OrderState.Decided, OrderEvent.Resume, OrderState.InProgress, Council),
        new(OrderState.Decided, OrderEvent.Settle, OrderState.Closed, Council));

    /// <summary>Somebody still has to do something about it.</summary>
    public static readonly IReadOnlyList<OrderState> Live =
    [
        OrderState.MachineCheck, OrderState.Review, OrderState.Open, OrderState.Dispatched, OrderState.Accepted, OrderState.InProgress, OrderState.NeedInfo,
        OrderState.Transferred, OrderState.Done, OrderState.Reopened, OrderState.Escalated, OrderState.OnAgenda, OrderState.Decided,
    ];

    /// <summary>Checked and not ended: what neighbours of the house may know of.</summary>
    public static readonly IReadOnlyList<OrderState> Shown = [.. Live.Except([OrderState.MachineCheck, OrderState.Review])];

    /// <summary>Nothing more comes of it, unless it is reopened.</summary>
    public static bool HasEnded(this OrderState state) =>
        state is OrderState.Closed or OrderState.Merged or OrderState.NotOurs or OrderState.Cancelled or OrderState.Rejected;

    /// <summary>One volunteer answers for it.</summary>
    public static bool HasVolunteer(this OrderState state) =>
        state.StaysWithVolunteer() || state == OrderState.Transferred;

    /// <summary>One volunteer answers for it, and nobody is asked to take it over.</summary>
    public static bool StaysWithVolunteer(this OrderState state) => state is OrderState.Accepted or OrderState.InProgress or OrderState.NeedInfo;

    public static string Label(OrderState state) => state switch
    {
        OrderState.MachineCheck => "正在检测",
        OrderState.Review => "等待审核",
        OrderState.Open => "待派单",
        OrderState.Dispatched => "待接单",
        OrderState.Accepted => "已接单",
        OrderState.InProgress => "办理中",
        OrderState.NeedInfo => "待居民补充",
        OrderState.Transferred => "转办中",
        OrderState.Done => "待确认",
        OrderState.Confirmed => "已确认",
        OrderState.Closed => "已办结",
        OrderState.Reopened => "重新办理",
        OrderState.Escalated => "待周五议事",
        OrderState.OnAgenda => "已列入议程",
        OrderState.Decided => "已议定",
        OrderState.Merged => "已合并",
        OrderState.NotOurs => "已指引",
        OrderState.Cancelled => "已取消",
        _ => "未通过",
    };

    public static string Label(OrderEvent on) => on switch
    {
        OrderEvent.Place => "点单",
        OrderEvent.SendToReview => "转人工审核",
        OrderEvent.Show => "审核通过",
        OrderEvent.Reject => "审核未通过",
        OrderEvent.Hide => "内容暂时隐藏",
        OrderEvent.Dispatch => "派单",
        OrderEvent.Accept => "接单",
        OrderEvent.AcceptFor => "代记接单",
        OrderEvent.Decline => "不接",
        OrderEvent.DeclineFor => "代记不接",
        OrderEvent.Lapse => "超时未接",
        OrderEvent.GiveBack => "接单人退出",
        OrderEvent.Contact => "联系居民",
        OrderEvent.AskInfo => "请居民补充",
        OrderEvent.GiveInfo => "居民已补充",
        OrderEvent.NoReply => "无回复，结束",
        OrderEvent.QuestionRefused => "提问未通过审核，继续办理",
        OrderEvent.Transfer => "转办",
        OrderEvent.Back or OrderEvent.BackFresh => "转办未成，退回",
        OrderEvent.Finish => "办完",
        OrderEvent.Confirm => "确认",
        OrderEvent.AutoConfirm => "到期自动确认",
        OrderEvent.Rate => "评价",
        OrderEvent.Close => "到期办结",
        OrderEvent.Reopen => "未解决，重新办理",
        OrderEvent.ReopenAgain => "再次未解决，交周五议事",
        OrderEvent.Resume => "继续办理",
        OrderEvent.Merge => "合并",
        OrderEvent.SendElsewhere => "指引到别处",
        OrderEvent.Cancel => "取消",
        OrderEvent.Escalate => "交周五议事",
        OrderEvent.PutOnAgenda => "列入议程",
        OrderEvent.CarryOver => "顺延",
        OrderEvent.Decide => "议定",
        OrderEvent.Settle => "按议定结束",
        OrderEvent.Prioritise => "改紧急程度",
        OrderEvent.Extend => "延长时限",
        OrderEvent.Remind => "提醒",
        OrderEvent.AskAlong => "请人同行",
        OrderEvent.GoAlong => "同行",
        OrderEvent.AllowAlone => "同意一人上门",
        _ => "时限预警",
    };

    public static string Label(OrderRole role) => role switch
    {
        OrderRole.Moderation => "内容审核",
        OrderRole.Requester => "点单人",
        OrderRole.Volunteer => "接单人",
        OrderRole.Leader => "组长",
        OrderRole.Visitor => "走访人",
        OrderRole.Staff => "工作人员",
        OrderRole.Council => "周五议事",
        _ => "系统",
    };
}
