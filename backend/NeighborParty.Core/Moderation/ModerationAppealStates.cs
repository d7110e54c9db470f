using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

public enum ModerationAppealState
{
    Open,

    /// <summary>维持</summary>
    Upheld,

    /// <summary>改判</summary>
    Overturned,
}

public enum ModerationAppealStep
{
    Uphold,
    Overturn,
}

public enum ModerationAppealRole
{
    /// <summary>Staff who did not take the decision.</summary>
    OtherOfficer,
}

public static class ModerationAppealStates
{
    public static readonly StateMachine<ModerationAppealState, ModerationAppealStep, ModerationAppealRole> Machine = new(
        "moderation_appeal", Label,
        new(ModerationAppealState.Open, ModerationAppealStep.Uphold, ModerationAppealState.Upheld, ModerationAppealRole.OtherOfficer),
        new(ModerationAppealState.Open, ModerationAppealStep.Overturn, ModerationAppealState.Overturned, ModerationAppealRole.OtherOfficer));

    public static string Label(ModerationAppealState state) => state switch
    {
        ModerationAppealState.Open => "待复核",
        ModerationAppealState.Upheld => "维持原决定",
        _ => "已改判",
    };
}
