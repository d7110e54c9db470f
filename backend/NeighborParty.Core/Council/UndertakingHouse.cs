using NeighborParty.Core.Data;

namespace NeighborParty.Core.Council;

/// <summary>A house whose residents a project concerns, or a survey asks. None at all: the whole community.</summary>
public sealed class UndertakingHouse : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid UndertakingId { get; init; }

    public Guid BuildingId { get; init; }
}
