using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>What is done about an author: always with a date, always with a reason they can read, always to be taken back.</summary>
public sealed class AuthorMeasure : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public MeasureKind Kind { get; init; }

    public int Days { get; init; }

    /// <summary>The decision it goes with, if any: an appeal that is right takes it back too.</summary>
    public Guid? DecisionId { get; init; }

    public string RuleCode { get; init; } = "";

    /// <summary>Shown to the author.</summary>
    public string Reason { get; init; } = "";

    public MeasureState State { get; private set; }

    public Guid AskedBy { get; init; }

    public string AskedByName { get; init; } = "";

    public Guid? AskedByPersonId { get; init; }

    public DateTime AskedAt { get; init; }

    public Guid? ConfirmedBy { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public Guid? ConfirmedByPersonId { get; private set; }

    public DateTime? From { get; private set; }

    public DateTime? Until { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? EndedByName { get; private set; }

    public string? EndReason { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    /// <summary>One person's decision is enough but for a suspension.</summary>
    public static bool TakesTwo(MeasureKind kind) => kind == MeasureKind.Suspend;

    public void Begin(DateTime now) => (State, From, Until) = (MeasureState.Active, now, now.AddDays(Days));

    public void Decide(MeasureStep step, Actor by, Guid? person, DateTime now)
    {
        State = MeasureStates.Machine.Next(State, step, MeasureRole.OtherStaff);
        (ConfirmedBy, ConfirmedByName, ConfirmedByPersonId) = (by.Id, by.Name, person);
        if (State == MeasureState.Active)
            Begin(now);
        else
            EndedAt = now;
    }

    public void Withdraw(MeasureRole by, DateTime now) => (State, EndedAt) = (MeasureStates.Machine.Next(State, MeasureStep.Withdraw, by), now);

    public void Lift(Actor by, string reason, DateTime now)
    {
        State = MeasureStates.Machine.Next(State, MeasureStep.Lift, MeasureRole.Staff);
        (EndedAt, EndedByName, EndReason) = (now, by.Name, reason);
    }

    public void End(DateTime now) => (State, EndedAt) = (MeasureStates.Machine.Next(State, MeasureStep.End, MeasureRole.System), now);
}
