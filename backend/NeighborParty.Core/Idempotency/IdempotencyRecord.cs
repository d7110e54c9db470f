using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Idempotency;

/// <summary>The first answer to a request that a phone may repeat; kept 24 hours, written in the transaction of the act.</summary>
public sealed class IdempotencyRecord
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static readonly SealedField BodyField = new(nameof(IdempotencyRecord), "Body");

    public Guid Id { get; init; }

    /// <summary>The account or staff account: keys of different people never meet.</summary>
    public Guid ActorId { get; init; }

    public string Key { get; init; } = "";

    /// <summary>SHA-256 of route and body: the same key with another request is a mistake.</summary>
    public string RequestHash { get; init; } = "";

    public int Status { get; init; }

    public string? BodySealed { get; init; }

    public string? Location { get; init; }

    public DateTime CreatedAt { get; init; }
}
