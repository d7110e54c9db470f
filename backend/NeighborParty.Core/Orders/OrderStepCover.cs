using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>What is read in the place of a step's words since a moderator covered parts of them. The step itself never changes.</summary>
public sealed class OrderStepCover : ICommunityOwned
{
    public static readonly SealedField TextField = new(nameof(OrderStepCover), "Text");

    /// <summary>The step's.</summary>
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string? TextSealed { get; private set; }

    public List<Guid> PhotoIds { get; private set; } = [];

    public void Put(string? text, IEnumerable<Guid> photos, PersonalDataVault vault)
    {
        TextSealed = text is null ? null : vault.Seal(TextField, Id, text);
        PhotoIds = [.. photos];
    }

    public string? Text(PersonalDataVault vault) => vault.OpenOrNull(TextField, Id, TextSealed);
}
