using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>One step in the history of one armband: who had it when, and who did it. Append-only.</summary>
public sealed class ArmbandEvent : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ArmbandId { get; init; }

    /// <summary>1, 2, 3 … for each armband.</summary>
    public int Number { get; init; }

    public ArmbandStep Step { get; init; }

    public ArmbandState From { get; init; }

    public ArmbandState To { get; init; }

    /// <summary>Whose custody the step begins, changes or ends.</summary>
    public Guid? PersonId { get; init; }

    public Guid? GroupId { get; init; }

    public ArmbandRole By { get; init; }

    /// <summary>Account or staff account; empty for the system.</summary>
    public Guid ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public DateTime At { get; init; }

    /// <summary>How it was accepted, in which condition it came back, or why it was declined: a stable word.</summary>
    public string? Detail { get; init; }

    /// <summary>When it happened, as the person says (a loss); a claim.</summary>
    public DateTime? ClaimedAt { get; init; }

    /// <summary>What people wrote: the witness, the reason, the place.</summary>
    public string? Note { get; init; }

    /// <summary>A picture that the witness took; it goes after a year, the step stays, so nothing refers to it.</summary>
    public Guid? PhotoId { get; init; }
}
