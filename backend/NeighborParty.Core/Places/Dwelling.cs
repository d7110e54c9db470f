using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Places;

/// <summary>A flat (户). Its door number is address detail: sealed, found again through a blind index.</summary>
public sealed class Dwelling : ICommunityOwned
{
    public static readonly SealedField DoorField = new(nameof(Dwelling), "Door");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid BuildingId { get; init; }

    public Guid? StairwellId { get; init; }

    public required string DoorSealed { get; init; }

    /// <summary>Of building, stairwell and door; unique.</summary>
    public required string DoorIndex { get; init; }

    public static Dwelling Create(Guid id, Guid communityId, Guid buildingId, Guid? stairwellId, string door, PersonalDataVault vault) => new()
    {
        Id = id,
        CommunityId = communityId,
        BuildingId = buildingId,
        StairwellId = stairwellId,
        DoorSealed = vault.Seal(DoorField, id, door),
        DoorIndex = IndexOf(communityId, buildingId, stairwellId, door, vault),
    };

    public static string IndexOf(Guid communityId, Guid buildingId, Guid? stairwellId, string door, PersonalDataVault vault) =>
        vault.Index(DoorField, communityId, $"{buildingId:N}/{stairwellId?.ToString("N") ?? "-"}/{door.Trim()}");

    public string Door(PersonalDataVault vault) => vault.Open(DoorField, Id, DoorSealed);
}
