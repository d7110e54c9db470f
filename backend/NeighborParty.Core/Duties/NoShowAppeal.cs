using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

public enum AppealState
{
    Open,

    /// <summary>It stays a no-show.</summary>
    Upheld,

    /// <summary>The no-show is taken back.</summary>
    Overturned,
}

public enum AppealDecision
{
    Uphold,
    Overturn,
}

public static class AppealStates
{
    public static readonly StateMachine<AppealState, AppealDecision, DutyRole> Machine = new(
        "appeal", Label,
        new(AppealState.Open, AppealDecision.Uphold, AppealState.Upheld, DutyRole.Staff),
        new(AppealState.Open, AppealDecision.Overturn, AppealState.Overturned, DutyRole.Staff));

    public static string Label(AppealState state) => state switch
    {
        AppealState.Open => "待处理",
        AppealState.Upheld => "维持未到",
        _ => "已撤销未到",
    };
}

/// <summary>申诉: a member says that the no-show is wrong. One for a sign-up, decided by staff who did not mark it.</summary>
public sealed class NoShowAppeal : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid SignupId { get; init; }

    public Guid ShiftId { get; init; }

    public Guid PersonId { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Who marked the no-show; does not decide here.</summary>
    public Guid MarkedBy { get; init; }

    public AppealState State { get; private set; }

    public DateTime SubmittedAt { get; init; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? Answer { get; private set; }

    public int Version { get; private set; } = 1;

    public void Decide(AppealDecision decision, DutyRole by, Guid actor, string answer, DateTime now)
    {
        State = AppealStates.Machine.Next(State, decision, by);
        (DecidedBy, DecidedAt, Answer) = (actor, now, answer);
    }
}
