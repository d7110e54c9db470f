using NeighborParty.Core.Data;

namespace NeighborParty.Core.Policies;

/// <summary>A community's policy from a date on. Earlier ones stay: cases refer to them.</summary>
public sealed class PolicyVersion : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public int Number { get; init; }

    public DateTime EffectiveFrom { get; init; }

    /// <summary>The whole policy as JSON.</summary>
    public string Values { get; init; } = "{}";

    public string ChangedBy { get; init; } = "";

    public DateTime ChangedAt { get; init; }
}
