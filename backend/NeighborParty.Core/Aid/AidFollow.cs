using NeighborParty.Core.Data;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour has the same need as a post and follows it instead of posting again. Only the author learns how many, nobody who.</summary>
public sealed class AidFollow : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime CreatedAt { get; init; }
}
