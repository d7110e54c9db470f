using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Signals;

public enum FlagCaseState
{
    Open,

    /// <summary>Somebody looked: there is a good reason for it.</summary>
    Harmless,

    /// <summary>Nothing to be done now, but to be kept in mind.</summary>
    Watched,

    /// <summary>It was as it looked. What follows (hours, a talk) is an act of its own.</summary>
    Confirmed,
}

public enum FlagDecision
{
    Dismiss,
    Watch,
    Confirm,

    /// <summary>A new fact: look again.</summary>
    Reopen,
}

public enum FlagRole
{
    Leader,
    Staff,
}

public static class FlagCaseStates
{
    public static readonly StateMachine<FlagCaseState, FlagDecision, FlagRole> Machine = new(
        "flag", Label,
        new(FlagCaseState.Open, FlagDecision.Dismiss, FlagCaseState.Harmless, FlagRole.Leader, FlagRole.Staff),
        new(FlagCaseState.Open, FlagDecision.Watch, FlagCaseState.Watched, FlagRole.Leader, FlagRole.Staff),
        new(FlagCaseState.Open, FlagDecision.Confirm, FlagCaseState.Confirmed, FlagRole.Leader, FlagRole.Staff),
        new(FlagCaseState.Watched, FlagDecision.Dismiss, FlagCaseState.Harmless, FlagRole.Leader, FlagRole.Staff),
        new(FlagCaseState.Watched, FlagDecision.Confirm, FlagCaseState.Confirmed, FlagRole.Leader, FlagRole.Staff),
        new(FlagCaseState.Harmless, FlagDecision.Reopen, FlagCaseState.Open, FlagRole.Staff),
        new(FlagCaseState.Confirmed, FlagDecision.Reopen, FlagCaseState.Open, FlagRole.Staff));

    public static string Label(FlagCaseState state) => state switch
    {
        FlagCaseState.Open => "待核查",
        FlagCaseState.Harmless => "没有问题",
        FlagCaseState.Watched => "继续留意",
        _ => "情况属实",
    };
}
