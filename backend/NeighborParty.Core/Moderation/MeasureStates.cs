using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

public enum MeasureKind
{
    /// <summary>警告: nothing is stopped, but the author is no longer trusted.</summary>
    Warn,

    /// <summary>先审后发</summary>
    PreModerate,

    /// <summary>短期禁言</summary>
    MuteShort,

    /// <summary>长期禁言</summary>
    MuteLong,

    /// <summary>停用: no posts, no answers, no reports. Takes two people.</summary>
    Suspend,
}

public enum MeasureState
{
    /// <summary>Waits for the second person.</summary>
    Proposed,
    Active,
    Refused,
    Withdrawn,

    /// <summary>Taken back before its time.</summary>
    Lifted,

    /// <summary>Its time was over.</summary>
    Ended,
}

public enum MeasureStep
{
    Confirm,
    Refuse,
    Withdraw,
    Lift,
    End,
}

public enum MeasureRole
{
    Asker,

    /// <summary>Staff who did not ask for it.</summary>
    OtherStaff,
    Staff,
    System,
}

public static class MeasureStates
{
    public static readonly StateMachine<MeasureState, MeasureStep, MeasureRole> Machine = new(
        "measure", Label,
        new(MeasureState.Proposed, MeasureStep.Confirm, MeasureState.Active, MeasureRole.OtherStaff),
        new(MeasureState.Proposed, MeasureStep.Refuse, MeasureState.Refused, MeasureRole.OtherStaff),
        // By the system when the decision that it goes with was overturned.
        new(MeasureState.Proposed, MeasureStep.Withdraw, MeasureState.Withdrawn, MeasureRole.Asker, MeasureRole.System),
        // Whoever took it may be on leave: anybody of the office can take it back.
        new(MeasureState.Active, MeasureStep.Lift, MeasureState.Lifted, MeasureRole.Staff),
        new(MeasureState.Active, MeasureStep.End, MeasureState.Ended, MeasureRole.System));

    public static string Label(MeasureState state) => state switch
    {
        MeasureState.Proposed => "等第二人同意",
        MeasureState.Active => "生效中",
        MeasureState.Refused => "未同意",
        MeasureState.Withdrawn => "已撤回",
        MeasureState.Lifted => "已提前解除",
        _ => "已到期",
    };

    public static string Label(MeasureKind kind) => kind switch
    {
        MeasureKind.Warn => "警告",
        MeasureKind.PreModerate => "先审后发",
        MeasureKind.MuteShort => "短期禁言",
        MeasureKind.MuteLong => "长期禁言",
        _ => "停用邻里互动",
    };
}
