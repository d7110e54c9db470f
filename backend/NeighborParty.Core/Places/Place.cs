using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Places;

/// <summary>The tenant: every row of personal data belongs to exactly one community.</summary>
public sealed class Community : ITallied
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Street { get; init; }

    public DateTime CreatedAt { get; init; }

    Guid ITallied.CommunityId => Id;

    public IEnumerable<TallyLine> Tallied() => [RebuildTallies.OfCommunity];
}

/// <summary>A walled or named set of buildings (小区).</summary>
public sealed class Compound : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public required string Name { get; init; }
}

/// <summary>A residential building (楼栋).</summary>
public sealed class Building : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CompoundId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Of the door, GCJ-02 as WeChat's gcj02, degrees.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Of the door, GCJ-02, degrees.</summary>
    public double? Longitude { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public void Describe(Guid compoundId, string name, double? latitude, double? longitude) =>
        (CompoundId, Name, Latitude, Longitude) = (compoundId, name, latitude, longitude);
}

/// <summary>A stairwell or unit of a building (楼道、单元).</summary>
public sealed class Stairwell : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid BuildingId { get; init; }

    public required string Name { get; init; }
}
