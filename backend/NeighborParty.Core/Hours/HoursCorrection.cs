using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Hours;

public enum CorrectionKind
{
    /// <summary>The service was from then until then.</summary>
    Time,

    /// <summary>There was no service.</summary>
    Nothing,

    /// <summary>Minutes that no sign-up stands for.</summary>
    Adjust,
}

public enum CorrectionState
{
    Asked,
    Approved,
    Refused,
    Withdrawn,
}

public enum CorrectionStep
{
    Approve,
    Refuse,
    Withdraw,
}

public enum CorrectionRole
{
    /// <summary>Who asked.</summary>
    Asker,

    /// <summary>Staff who did not ask and whose hours they are not.</summary>
    OtherStaff,
}

public static class CorrectionStates
{
    public static readonly StateMachine<CorrectionState, CorrectionStep, CorrectionRole> Machine = new(
        "correction", Label,
        new(CorrectionState.Asked, CorrectionStep.Approve, CorrectionState.Approved, CorrectionRole.OtherStaff),
        new(CorrectionState.Asked, CorrectionStep.Refuse, CorrectionState.Refused, CorrectionRole.OtherStaff),
        new(CorrectionState.Asked, CorrectionStep.Withdraw, CorrectionState.Withdrawn, CorrectionRole.Asker));

    public static string Label(CorrectionState state) => state switch
    {
        CorrectionState.Asked => "待确认",
        CorrectionState.Approved => "已更正",
        CorrectionState.Refused => "未同意",
        _ => "已撤回",
    };

    public static string Label(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Time => "更正时间",
        CorrectionKind.Nothing => "取消时长",
        _ => "手工增减",
    };
}

/// <summary>更正: somebody asks for hours to be put right, somebody else agrees. What it changes are new lines of the ledger.</summary>
public sealed class HoursCorrection : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Whose hours.</summary>
    public Guid PersonId { get; init; }

    public Guid? SignupId { get; init; }

    public Guid? ShiftId { get; init; }

    public CorrectionKind Kind { get; init; }

    public DateTime? From { get; init; }

    public DateTime? Until { get; init; }

    /// <summary>Only of an adjustment.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Only of an adjustment; negative takes away.</summary>
    public int? Minutes { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The account or staff account.</summary>
    public Guid AskedBy { get; init; }

    /// <summary>The resident behind it; null for staff who are no residents here.</summary>
    public Guid? AskedByPersonId { get; init; }

    public DateTime AskedAt { get; init; }

    public CorrectionState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public Guid? DecidedByPersonId { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>Minutes that stand after it, or that it added; null before it is decided.</summary>
    public int? ResultMinutes { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public void Decide(CorrectionStep step, CorrectionRole by, Guid actor, Guid? actorPerson, string? answer, DateTime now)
    {
        State = CorrectionStates.Machine.Next(State, step, by);
        if (step == CorrectionStep.Withdraw)
            DecidedAt = now;
        else
            (DecidedBy, DecidedByPersonId, DecidedAt, Answer) = (actor, actorPerson, now, answer);
    }

    public void Done(int minutes) => ResultMinutes = minutes;
}
