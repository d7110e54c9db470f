using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Moderation;

public enum Decision
{
    Publish,

    /// <summary>For what was never shown: the author may change it and try again.</summary>
    Reject,

    /// <summary>For what was shown.</summary>
    Hide,

    /// <summary>Shown without the parts that must not be seen.</summary>
    PublishRedacted,

    /// <summary>For what was never shown and would be fine with a change.</summary>
    RequestChange,
}

/// <summary>One decision of one moderator, for its author to read and to appeal, and for the office to count. It is never changed but by an appeal.</summary>
public sealed class ModerationDecision : ICommunityOwned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ItemId { get; init; }

    public string ContentKind { get; init; } = "";

    public Guid ContentId { get; init; }

    public Guid AuthorId { get; init; }

    public Decision What { get; init; }

    public string? RuleCode { get; init; }

    /// <summary>Shown to the author.</summary>
    public string? PublicReason { get; init; }

    /// <summary>Of the text, when parts were covered.</summary>
    public int HiddenCharacters { get; init; }

    /// <summary>The staff account; the author reads “社区工作人员”.</summary>
    public Guid DecidedBy { get; init; }

    public string DecidedByName { get; init; } = "";

    public DateTime DecidedAt { get; init; }

    /// <summary>Minutes by the clock between coming into the queue and this; 0 for what never waited.</summary>
    public int WaitedMinutes { get; init; }

    /// <summary>After the time that the community allows itself.</summary>
    public bool WasLate { get; init; }

    /// <summary>Decided with others of the same text, or of the same author.</summary>
    public bool InBulk { get; init; }

    /// <summary>Null for what needs no appeal.</summary>
    public DateTime? AppealUntil { get; init; }

    public DateTime? OverturnedAt { get; private set; }

    public void Overturn(DateTime now) => OverturnedAt ??= now;

    public IEnumerable<TallyLine> Tallied()
    {
        var day = ChinaTime.Today(DecidedAt);
        yield return new TallyLine($"moderation.decided.{What}", day, Guid.Empty, 1);
        yield return new TallyLine("moderation.decided", day, DecidedBy, 1);
        yield return new TallyLine("moderation.waited", day, Guid.Empty, WaitedMinutes);
        if (WasLate)
            yield return new TallyLine("moderation.late", day, Guid.Empty, 1);
        if (OverturnedAt is null)
            yield break;
        yield return new TallyLine("moderation.overturned", day, Guid.Empty, 1);
        yield return new TallyLine("moderation.overturned", day, DecidedBy, 1);
    }
}
