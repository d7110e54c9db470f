using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>A neighbour who wants the same and follows instead of ordering again: told when it is done, and nothing else.</summary>
public sealed class OrderFollower : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid OrderId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime Since { get; init; }
}
