using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Patrols;

public enum PatrolRoundState
{
    Walking,

    /// <summary>Every point was passed.</summary>
    Complete,

    /// <summary>Ended by the one who walked, with points left.</summary>
    BrokenOff,

    /// <summary>Forgotten: the shift was over.</summary>
    Lapsed,
}

public enum PatrolRoundEvent
{
    Pass,
    Complete,
    BreakOff,
    Lapse,
}

public enum PatrolRole
{
    /// <summary>Who is on duty and walks.</summary>
    Walker,
    System,
}

public static class PatrolRoundStates
{
    public static readonly StateMachine<PatrolRoundState, PatrolRoundEvent, PatrolRole> Machine = new(
        "patrol_round", Label,
        new(PatrolRoundState.Walking, PatrolRoundEvent.Pass, PatrolRoundState.Walking, PatrolRole.Walker),
        new(PatrolRoundState.Walking, PatrolRoundEvent.Complete, PatrolRoundState.Complete, PatrolRole.Walker),
        new(PatrolRoundState.Walking, PatrolRoundEvent.BreakOff, PatrolRoundState.BrokenOff, PatrolRole.Walker),
        new(PatrolRoundState.Walking, PatrolRoundEvent.Lapse, PatrolRoundState.Lapsed, PatrolRole.System));

    public static string Label(PatrolRoundState state) => state switch
    {
        PatrolRoundState.Walking => "巡逻中",
        PatrolRoundState.Complete => "走完全程",
        PatrolRoundState.BrokenOff => "提前结束",
        _ => "没有结束",
    };
}
