namespace NeighborParty.Core.Idempotency;

/// <summary>The request as the phone numbered it.</summary>
/// <param name="Key">Idempotency-Key.</param>
/// <param name="Hash">SHA-256 of what it says, hex.</param>
public sealed record NumberedRequest(string Key, string Hash);
