using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>包户: a member looks after a household, from a day until it ends: by the leader, by either side, or because one of them leaves.</summary>
public sealed class CareAssignment : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Who looks after it.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The household, whoever lives there.</summary>
    public Guid DwellingId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; private set; }

    public void End(DateTime now) => To ??= now;
}
