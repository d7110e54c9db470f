using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>One photo of an item, as WeChat judges it: asked under a trace id, answered by a push some time, or never.</summary>
public sealed class MediaCheckRow : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ItemId { get; init; }

    public Guid PhotoId { get; init; }

    public string? TraceId { get; private set; }

    public MachineVerdict Verdict { get; private set; }

    public int Label { get; private set; }

    public DateTime? AskedAt { get; private set; }

    public DateTime? JudgedAt { get; private set; }

    public void Asked(string traceId, DateTime now) => (TraceId, AskedAt) = (traceId, now);

    public void Judged(MachineVerdict verdict, int label, DateTime now) => (Verdict, Label, JudgedAt) = (verdict, label, now);
}

/// <summary>A verdict that came before the answer with its trace id was stored. Belongs to no community until it is matched.</summary>
public sealed class EarlyMediaVerdict
{
    public required string TraceId { get; init; }

    public MachineVerdict Verdict { get; init; }

    public int Label { get; init; }

    public DateTime ReceivedAt { get; init; }
}
