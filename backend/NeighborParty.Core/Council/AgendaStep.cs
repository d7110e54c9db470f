using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>One step in the history of one item. What people wrote may name anybody, so it is sealed.</summary>
public sealed class AgendaStep : ICommunityOwned, IAppendOnly
{
    public static readonly SealedField TextField = new(nameof(AgendaStep), "Text");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid AgendaItemId { get; init; }

    /// <summary>1, 2, 3 … for each item.</summary>
    public int Number { get; init; }

    public AgendaItemEvent On { get; init; }

    public AgendaItemState From { get; init; }

    public AgendaItemState To { get; init; }

    public CouncilRole By { get; init; }

    /// <summary>Account or staff account; empty for the system.</summary>
    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public Guid? CouncilDayId { get; init; }

    /// <summary>A stable word: the decision, or how it was reported.</summary>
    public string? Code { get; init; }

    public string? TextSealed { get; init; }

    public DateTime At { get; init; }

    public string? Text(PersonalDataVault vault) => vault.OpenOrNull(TextField, Id, TextSealed);
}
