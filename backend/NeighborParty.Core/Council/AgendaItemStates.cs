using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Council;

public enum AgendaItemState
{
    /// <summary>A resident's idea that staff have not looked at.</summary>
    Proposed,

    /// <summary>Waits for a meeting.</summary>
    Queued,
    OnAgenda,
    Decided,

    /// <summary>Being carried out; the requester has not heard yet what came of it.</summary>
    Tracked,
    ReportedBack,

    /// <summary>Not for the council; the proposer knows why.</summary>
    Declined,

    /// <summary>Taken back, or solved in another way before it was decided.</summary>
    Withdrawn,
}

public enum AgendaItemEvent
{
    /// <summary>The first row of every history; no transition.</summary>
    Add,
    Accept,
    Decline,
    PutOn,

    /// <summary>Off the agenda before it is fixed, or because the meeting is cancelled: no carrying over.</summary>
    TakeOff,
    CarryOver,

    /// <summary>Carried over too often: to the street.</summary>
    GoUp,
    Decide,
    Track,
    Report,
    Withdraw,

    /// <summary>How far it has come; the state stays.</summary>
    Note,
}

public enum CouncilDecision
{
    /// <summary>Somebody does it by a day.</summary>
    Assign,

    /// <summary>民生实事: too big for a week.</summary>
    Project,

    /// <summary>The residents are asked first.</summary>
    Survey,
    Refuse,

    /// <summary>To the street: the community cannot.</summary>
    Street,
}

/// <summary>The life of an 议题 as data (domain 3.4).</summary>
public static class AgendaItemStates
{
    private const CouncilRole Sys = CouncilRole.System, Staff = CouncilRole.Staff, Proposer = CouncilRole.Proposer;

    public static readonly StateMachine<AgendaItemState, AgendaItemEvent, CouncilRole> Machine = new("agenda_item", Label,
        new(AgendaItemState.Proposed, AgendaItemEvent.Accept, AgendaItemState.Queued, Staff),
        new(AgendaItemState.Proposed, AgendaItemEvent.Decline, AgendaItemState.Declined, Staff),
        new(AgendaItemState.Proposed, AgendaItemEvent.Withdraw, AgendaItemState.Withdrawn, Proposer, Staff, Sys),
        new(AgendaItemState.Queued, AgendaItemEvent.PutOn, AgendaItemState.OnAgenda, Staff, Sys),
        new(AgendaItemState.Queued, AgendaItemEvent.Withdraw, AgendaItemState.Withdrawn, Proposer, Staff, Sys),
        new(AgendaItemState.OnAgenda, AgendaItemEvent.TakeOff, AgendaItemState.Queued, Staff),
        new(AgendaItemState.OnAgenda, AgendaItemEvent.CarryOver, AgendaItemState.Queued, Staff),
        new(AgendaItemState.OnAgenda, AgendaItemEvent.GoUp, AgendaItemState.Decided, Staff),
        new(AgendaItemState.OnAgenda, AgendaItemEvent.Decide, AgendaItemState.Decided, Staff),
        new(AgendaItemState.OnAgenda, AgendaItemEvent.Withdraw, AgendaItemState.Withdrawn, Proposer, Staff, Sys),
        new(AgendaItemState.Decided, AgendaItemEvent.Track, AgendaItemState.Tracked, Staff),
        new(AgendaItemState.Tracked, AgendaItemEvent.Report, AgendaItemState.ReportedBack, Staff));

    /// <summary>Nothing more comes of it.</summary>
    public static bool HasEnded(this AgendaItemState state) =>
        state is AgendaItemState.ReportedBack or AgendaItemState.Declined or AgendaItemState.Withdrawn;

    public static string Label(AgendaItemState state) => state switch
    {
        AgendaItemState.Proposed => "待受理",
        AgendaItemState.Queued => "待列入议程",
        AgendaItemState.OnAgenda => "已列入议程",
        AgendaItemState.Decided => "已议定",
        AgendaItemState.Tracked => "跟踪办理",
        AgendaItemState.ReportedBack => "已反馈",
        AgendaItemState.Declined => "不列入",
        _ => "已撤回",
    };

    public static string Label(AgendaSource source) => source switch
    {
        AgendaSource.Order => "点单转来",
        AgendaSource.Staff => "社区提出",
        AgendaSource.Leader => "组长提出",
        _ => "居民建议",
    };

    public static string Label(AgendaItemEvent on) => on switch
    {
        AgendaItemEvent.Add => "提出",
        AgendaItemEvent.Accept => "受理",
        AgendaItemEvent.Decline => "不列入",
        AgendaItemEvent.PutOn => "列入议程",
        AgendaItemEvent.TakeOff => "移出议程",
        AgendaItemEvent.CarryOver => "顺延到下次",
        AgendaItemEvent.GoUp => "多次顺延，报街道",
        AgendaItemEvent.Decide => "议定",
        AgendaItemEvent.Track => "开始跟踪",
        AgendaItemEvent.Report => "反馈",
        AgendaItemEvent.Withdraw => "撤回",
        _ => "记录进展",
    };

    public static string Label(CouncilDecision decision) => decision switch
    {
        CouncilDecision.Assign => "交办",
        CouncilDecision.Project => "立项",
        CouncilDecision.Survey => "征求意见",
        CouncilDecision.Refuse => "不予办理",
        _ => "报街道",
    };
}
