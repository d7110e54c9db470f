using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>已处理: somebody looked into why an armband was declined or not accepted. Beside the history, which is never changed.</summary>
public sealed class NotTakenFollowUp : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>The step that was looked into; one follow-up each.</summary>
    public Guid EventId { get; init; }

    /// <summary>Account or staff account.</summary>
    public Guid By { get; init; }

    public string ByName { get; init; } = "";

    public DateTime At { get; init; }

    public string? Note { get; init; }
}
