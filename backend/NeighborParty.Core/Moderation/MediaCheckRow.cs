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
