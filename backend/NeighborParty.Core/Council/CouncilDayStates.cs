using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Council;

public enum CouncilDayState
{
    /// <summary>Items may be put on.</summary>
    Planned,

    /// <summary>After the cut-off: what is on it is dealt with, nothing else.</summary>
    AgendaFixed,

    /// <summary>They sit together; decisions are written down.</summary>
    Held,

    /// <summary>Everything is decided or carried over; the public words are being written.</summary>
    MinutesDraft,
    Published,
    Cancelled,
}

public enum CouncilDayEvent
{
    /// <summary>An item is put on or taken off.</summary>
    Arrange,

    /// <summary>The order of the items changes.</summary>
    Sort,

    /// <summary>Somebody is invited, or was there.</summary>
    Attend,

    /// <summary>Another hour or room.</summary>
    Reschedule,
    Fix,
    Hold,

    /// <summary>An item is decided or carried over.</summary>
    Decide,
    Draft,

    /// <summary>Public words are changed.</summary>
    Write,
    Publish,

    /// <summary>Something was published that should not have been.</summary>
    Recall,
    Cancel,
}

/// <summary>Who acts on a meeting or on one of its items.</summary>
public enum CouncilRole
{
    System,
    Staff,

    /// <summary>Who brought the item in.</summary>
    Proposer,
}

/// <summary>The life of a 周五议事日 as data (domain 3.4).</summary>
public static class CouncilDayStates
{
    private const CouncilRole Sys = CouncilRole.System, Staff = CouncilRole.Staff;

    public static readonly StateMachine<CouncilDayState, CouncilDayEvent, CouncilRole> Machine = new("council_day", Label,
        new(CouncilDayState.Planned, CouncilDayEvent.Arrange, CouncilDayState.Planned, Staff, Sys),
        new(CouncilDayState.Planned, CouncilDayEvent.Sort, CouncilDayState.Planned, Staff),
        new(CouncilDayState.Planned, CouncilDayEvent.Attend, CouncilDayState.Planned, Staff),
        new(CouncilDayState.Planned, CouncilDayEvent.Reschedule, CouncilDayState.Planned, Staff),
        new(CouncilDayState.Planned, CouncilDayEvent.Fix, CouncilDayState.AgendaFixed, Staff, Sys),
        new(CouncilDayState.Planned, CouncilDayEvent.Cancel, CouncilDayState.Cancelled, Staff),
        new(CouncilDayState.AgendaFixed, CouncilDayEvent.Sort, CouncilDayState.AgendaFixed, Staff),
        new(CouncilDayState.AgendaFixed, CouncilDayEvent.Attend, CouncilDayState.AgendaFixed, Staff),
        new(CouncilDayState.AgendaFixed, CouncilDayEvent.Reschedule, CouncilDayState.AgendaFixed, Staff),
        new(CouncilDayState.AgendaFixed, CouncilDayEvent.Hold, CouncilDayState.Held, Staff),
        new(CouncilDayState.AgendaFixed, CouncilDayEvent.Cancel, CouncilDayState.Cancelled, Staff),
        new(CouncilDayState.Held, CouncilDayEvent.Attend, CouncilDayState.Held, Staff),
        new(CouncilDayState.Held, CouncilDayEvent.Decide, CouncilDayState.Held, Staff),
        new(CouncilDayState.Held, CouncilDayEvent.Draft, CouncilDayState.MinutesDraft, Staff),
        new(CouncilDayState.MinutesDraft, CouncilDayEvent.Attend, CouncilDayState.MinutesDraft, Staff),
        new(CouncilDayState.MinutesDraft, CouncilDayEvent.Write, CouncilDayState.MinutesDraft, Staff),
        new(CouncilDayState.MinutesDraft, CouncilDayEvent.Publish, CouncilDayState.Published, Staff),
        new(CouncilDayState.Published, CouncilDayEvent.Recall, CouncilDayState.MinutesDraft, Staff));

    public static string Label(CouncilDayState state) => state switch
    {
        CouncilDayState.Planned => "收集议题",
        CouncilDayState.AgendaFixed => "议程已定",
        CouncilDayState.Held => "正在议事",
        CouncilDayState.MinutesDraft => "整理纪要",
        CouncilDayState.Published => "纪要已公开",
        _ => "已取消",
    };
}
