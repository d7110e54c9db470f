using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>One step in the history of a project or a survey. Sealed as those of the agenda are: that of a private item may name anybody.</summary>
public sealed class UndertakingStep : ICommunityOwned, IAppendOnly
{
    public static readonly SealedField TextField = new(nameof(UndertakingStep), "Text");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid UndertakingId { get; init; }

    /// <summary>1, 2, 3 … for each.</summary>
    public int Number { get; init; }

    public UndertakingEvent On { get; init; }

    public UndertakingState From { get; init; }

    public UndertakingState To { get; init; }

    public CouncilRole By { get; init; }

    /// <summary>Staff account; empty for the system.</summary>
    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public string? TextSealed { get; init; }

    public DateTime At { get; init; }

    public string? Text(PersonalDataVault vault) => vault.OpenOrNull(TextField, Id, TextSealed);
}
