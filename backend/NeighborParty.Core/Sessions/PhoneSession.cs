using System.Security.Cryptography;

namespace NeighborParty.Core.Sessions;

/// <summary>
/// A phone that is signed in: one row from the sign-in to the end of its refresh chain. Tokens are derived from the
/// row's salt, a counter and a key outside the database, so neither the database nor the key alone makes one.
/// </summary>
public sealed class PhoneSession
{
    /// <summary>15 minutes.</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(15);

    /// <summary>30 days without a refresh end the session.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    /// <summary>An answer may get lost on a bad network: for ten seconds the same refresh token gives the same successor.</summary>
    public static readonly TimeSpan RefreshGrace = TimeSpan.FromSeconds(10);

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>The community that the phone is in; set by scanning a door code.</summary>
    public Guid? CommunityId { get; private set; }

    public byte[] Salt { get; init; } = [];

    /// <summary>Which pair of tokens is current: 1, 2, 3 …</summary>
    public int Generation { get; private set; }

    public DateTime IssuedAt { get; private set; }

    /// <summary>When the pair before the current one was made.</summary>
    public DateTime? PreviousIssuedAt { get; private set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>signed_out, reuse, banned …</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>A claim of the client, for "my devices".</summary>
    public string? Device { get; init; }

    public static PhoneSession Start(Guid id, Guid accountId, string? device, DateTime now) => new()
    {
        Id = id,
        AccountId = accountId,
        Device = device,
        Salt = RandomNumberGenerator.GetBytes(16),
        Generation = 1,
        IssuedAt = now,
        CreatedAt = now,
    };

    public DateTime AccessExpiresAt => IssuedAt + AccessLife;

    public DateTime RefreshExpiresAt => IssuedAt + RefreshLife;

    public bool IsOpen(DateTime now) => EndedAt is null && now < RefreshExpiresAt;

    public void EnterCommunity(Guid communityId) => CommunityId = communityId;

    public void Rotate(DateTime now) => (Generation, PreviousIssuedAt, IssuedAt) = (Generation + 1, IssuedAt, now);

    public void End(string because, DateTime now)
    {
        if (EndedAt is null)
            (EndedAt, EndedBecause) = (now, because);
    }
}
