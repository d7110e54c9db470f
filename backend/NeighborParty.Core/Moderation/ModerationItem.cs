using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>One version of one content on its way to being seen. Nothing is seen before its item says so.</summary>
public sealed class ModerationItem : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary><c>aid_post</c>, <c>aid_answer</c> …: which <see cref="IModeratedContent"/> knows it.</summary>
    public string ContentKind { get; init; } = "";

    public Guid ContentId { get; init; }

    public int ContentVersion { get; init; }

    public Guid AuthorId { get; init; }

    public ModerationState State { get; private set; } = ModerationState.MachineCheck;

    public MachineVerdict Verdict { get; private set; }

    /// <summary>WeChat's verdict on the text alone; null while it is awaited.</summary>
    public MachineVerdict? TextVerdict { get; private set; }

    /// <summary>WeChat's label, 100 is normal.</summary>
    public int Label { get; private set; }

    public string? TraceId { get; private set; }

    public DateTime? JudgedAt { get; private set; }

    /// <summary>What the product's own rules found, comma-separated: <c>phone</c>, <c>banned_word</c> …</summary>
    public string Findings { get; init; } = "";

    public QueueReason? QueuedBecause { get; private set; }

    public DateTime? QueuedAt { get; private set; }

    /// <summary>By when a human should have decided, in office time; null when nobody waits.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Neighbours may have seen something bad: half an hour instead of half a day.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>Equal for texts that look the same to the eye; null as long as nobody read the text.</summary>
    public string? TextKey { get; private set; }

    /// <summary>When a moderator covered parts of it; the original lies sealed.</summary>
    public DateTime? RedactedAt { get; private set; }

    /// <summary>2 must not be shown, 1 doubtful, 0 nothing found. The queue begins with the highest.</summary>
    public int Risk { get; private set; }

    /// <summary>Households that reported since the last decision.</summary>
    public int Reports { get; private set; }

    /// <summary>When reports took it out of sight; null once decided or shown again.</summary>
    public DateTime? HiddenByReportsAt { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Without a whole verdict by then a human decides.</summary>
    public DateTime MachineDeadline { get; init; }

    public int PolicyVersion { get; init; }

    /// <summary>When this version was first shown; null as long as nobody but the author has seen it.</summary>
    public DateTime? PublishedAt { get; private set; }

    public Guid? ClaimedBy { get; private set; }

    public string? ClaimedByName { get; private set; }

    public DateTime? ClaimedUntil { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? RuleCode { get; private set; }

    /// <summary>Shown to the author.</summary>
    public string? PublicReason { get; private set; }

    /// <summary>For colleagues only.</summary>
    public string? InternalNote { get; private set; }

    public int Version { get; private set; } = 1;

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"moderation.{State}"), new TallyLine("moderation.submitted", ChinaTime.Today(CreatedAt), Guid.Empty, 1)];

    public void Go(ModerationEvent on, ModerationRole by) => State = ModerationStates.Table.Next(State, on, by);

    public void TextJudged(MachineVerdict verdict, int label, string? traceId) =>
        (TextVerdict, Label, TraceId) = (verdict, label, traceId);

    public void Judged(MachineVerdict verdict, DateTime now)
    {
        (Verdict, JudgedAt) = (verdict, now);
        Risk = Math.Max(Risk, verdict switch { MachineVerdict.Risky => 2, MachineVerdict.Pass => 0, _ => 1 });
    }

    public void Published(DateTime now) => PublishedAt ??= now;

    public void FoundLocally() => Risk = Math.Max(Risk, 1);

    public void Queued(QueueReason because, DateTime now, DateTime? due = null)
    {
        (QueuedBecause, QueuedAt, DueAt, IsUrgent) = (because, now, due, false);
        (ClaimedBy, ClaimedByName, ClaimedUntil) = (null, null, null);
    }

    /// <summary>Nobody gets more time by a second reason.</summary>
    public void Hurry(DateTime due)
    {
        (IsUrgent, Risk) = (true, 2);
        SetDue(DueAt is { } before && before < due ? before : due);
    }

    public void SetDue(DateTime due) => DueAt = due;

    public void Reads(string? textKey) => TextKey = textKey;

    public void Redacted(DateTime? at) => RedactedAt = at;

    public void Reported(int households) => Reports = households;

    public void HiddenByReports(DateTime? at) => HiddenByReportsAt = at;

    public bool IsClaimedByAnother(Guid staffId, DateTime now) => ClaimedBy is { } by && by != staffId && ClaimedUntil > now;

    public void Claim(Guid staffId, string name, DateTime until) => (ClaimedBy, ClaimedByName, ClaimedUntil) = (staffId, name, until);

    public void Release() => (ClaimedBy, ClaimedByName, ClaimedUntil) = (null, null, null);

    public void Decided(Guid staffId, string? ruleCode, string? publicReason, string? note, DateTime now)
    {
        (DecidedBy, DecidedAt, RuleCode, PublicReason, InternalNote) = (staffId, now, ruleCode, publicReason, note);
        (Reports, HiddenByReportsAt, DueAt, IsUrgent) = (0, null, null, false);
        Release();
    }
}
