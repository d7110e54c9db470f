using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Moderation;

/// <summary>申诉: an author says, once, that a decision was wrong. Somebody else than who took it looks again.</summary>
public sealed class ModerationAppeal : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid DecisionId { get; init; }

    public Guid ItemId { get; init; }

    public Guid PersonId { get; init; }

    public string Text { get; init; } = "";

    public DateTime AskedAt { get; init; }

    /// <summary>Working days after it was asked.</summary>
    public DateTime DueAt { get; init; }

    /// <summary>The staff account of the decision: it takes another one.</summary>
    public Guid FirstDecidedBy { get; init; }

    public ModerationAppealState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Shown to the author.</summary>
    public string? Answer { get; private set; }

    /// <summary>When who had decided first took note of being overturned.</summary>
    public DateTime? NotedAt { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"moderation_appeals.{State}")];

    public void Decide(ModerationAppealStep step, Actor by, string answer, DateTime now)
    {
        State = ModerationAppealStates.Machine.Next(State, step, ModerationAppealRole.OtherOfficer);
        (DecidedBy, DecidedByName, DecidedAt, Answer) = (by.Id, by.Name, now, answer);
    }

    public void Note(DateTime now) => NotedAt ??= now;
}
