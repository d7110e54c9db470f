using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Council;

public enum UndertakingKind
{
    /// <summary>民生实事</summary>
    Project,

    /// <summary>Residents are asked; the office counts.</summary>
    Survey,
}

public enum UndertakingState
{
    /// <summary>Decided, not begun.</summary>
    Planned,
    Underway,
    Finished,

    /// <summary>Given up; residents know why.</summary>
    Stopped,
}

public enum UndertakingEvent
{
    /// <summary>The first row of every history; no transition.</summary>
    Start,
    Begin,

    /// <summary>How far it has come; the state stays.</summary>
    Note,

    /// <summary>Another day, with a reason.</summary>
    Extend,

    /// <summary>Its day is over.</summary>
    Late,
    Finish,
    Stop,
}

/// <summary>The life of a project or a survey as data.</summary>
public static class UndertakingStates
{
    private const CouncilRole Sys = CouncilRole.System, Staff = CouncilRole.Staff;

    public static readonly StateMachine<UndertakingState, UndertakingEvent, CouncilRole> Machine = new("council_undertaking", Label,
        new(UndertakingState.Planned, UndertakingEvent.Begin, UndertakingState.Underway, Staff),
        new(UndertakingState.Planned, UndertakingEvent.Note, UndertakingState.Planned, Staff),
        new(UndertakingState.Planned, UndertakingEvent.Extend, UndertakingState.Planned, Staff),
        new(UndertakingState.Planned, UndertakingEvent.Late, UndertakingState.Planned, Sys),
        new(UndertakingState.Planned, UndertakingEvent.Stop, UndertakingState.Stopped, Staff),
        new(UndertakingState.Underway, UndertakingEvent.Note, UndertakingState.Underway, Staff),
        new(UndertakingState.Underway, UndertakingEvent.Extend, UndertakingState.Underway, Staff),
        new(UndertakingState.Underway, UndertakingEvent.Late, UndertakingState.Underway, Sys),
        new(UndertakingState.Underway, UndertakingEvent.Finish, UndertakingState.Finished, Staff),
        new(UndertakingState.Underway, UndertakingEvent.Stop, UndertakingState.Stopped, Staff));

    public static bool HasEnded(this UndertakingState state) => state is UndertakingState.Finished or UndertakingState.Stopped;

    public static string Label(UndertakingState state) => state switch
    {
        UndertakingState.Planned => "待开始",
        UndertakingState.Underway => "进行中",
        UndertakingState.Finished => "已完成",
        _ => "已终止",
    };

    public static string Label(UndertakingKind kind) => kind == UndertakingKind.Project ? "民生实事项目" : "征求意见";

    public static string Label(UndertakingEvent on) => on switch
    {
        UndertakingEvent.Start => "议定立项",
        UndertakingEvent.Begin => "开始",
        UndertakingEvent.Note => "记录进展",
        UndertakingEvent.Extend => "改期限",
        UndertakingEvent.Late => "超过期限",
        UndertakingEvent.Finish => "完成",
        _ => "终止",
    };
}
