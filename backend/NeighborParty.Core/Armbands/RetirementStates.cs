using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Armbands;

public enum RetirementState
{
    /// <summary>Waits for a second person.</summary>
    Asked,
    Approved,
    Refused,
    Withdrawn,
}

public enum RetirementStep
{
    Approve,
    Refuse,
    Withdraw,
}

public enum RetirementRole
{
    /// <summary>Who asked for it.</summary>
    Asker,

    /// <summary>Any other member of staff.</summary>
    Other,
}

/// <summary>Retiring many at once takes two people (domain 3.2).</summary>
public static class RetirementStates
{
    public static readonly StateMachine<RetirementState, RetirementStep, RetirementRole> Machine = new(
        "armband_retirement",
        Label,
        new(RetirementState.Asked, RetirementStep.Approve, RetirementState.Approved, RetirementRole.Other),
        new(RetirementState.Asked, RetirementStep.Refuse, RetirementState.Refused, RetirementRole.Other),
        new(RetirementState.Asked, RetirementStep.Withdraw, RetirementState.Withdrawn, RetirementRole.Asker));

    public static string Label(RetirementState state) => state switch
    {
        RetirementState.Asked => "待另一人同意",
        RetirementState.Approved => "已停用",
        RetirementState.Refused => "不同意",
        _ => "已撤回",
    };
}
