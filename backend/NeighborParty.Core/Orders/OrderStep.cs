using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>One step in the history of one order. What people wrote may name anybody, so it is sealed.</summary>
public sealed class OrderStep : ICommunityOwned, IAppendOnly
{
    public static readonly SealedField TextField = new(nameof(OrderStep), "Text");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid OrderId { get; init; }

    /// <summary>1, 2, 3 … for each order.</summary>
    public int Number { get; init; }

    public OrderEvent On { get; init; }

    public OrderState From { get; init; }

    public OrderState To { get; init; }

    public OrderRole By { get; init; }

    /// <summary>Account or staff account; empty for the system.</summary>
    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    /// <summary>The volunteer whom it is about.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>A stable word: why declined, how contacted.</summary>
    public string? Code { get; init; }

    public string? TextSealed { get; init; }

    /// <summary>How long the service took.</summary>
    public int? Minutes { get; init; }

    public List<Guid> PhotoIds { get; init; } = [];

    public DateTime At { get; init; }

    /// <summary>What the local rules found in the text; for its check, and not kept.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Whether both sides may read what was written. Why a volunteer said no, why it takes longer and why he goes alone is between him and the leader.</summary>
    public static bool IsForBothSides(OrderEvent on) => on is not (OrderEvent.Decline or OrderEvent.DeclineFor or OrderEvent.Lapse or OrderEvent.Extend or OrderEvent.AllowAlone);

    public string? Text(PersonalDataVault vault) => vault.OpenOrNull(TextField, Id, TextSealed);
}
