using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>
/// 领取密码: six digits that the office gives to somebody without a phone on paper, to acknowledge an armband with. Only staff
/// give one, so that a leader cannot acknowledge in a member's name. Kept as a hash; a few wrong tries end it.
/// </summary>
public sealed class ArmbandPin : ICommunityOwned
{
    public const int Length = 6;

    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512, as for passwords of the console.</summary>
    private const int Rounds = 210_000;

    private static readonly PasswordHasher<ArmbandPin> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds, CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3 }));

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public string Hash { get; private set; } = "";

    /// <summary>In a row, since it was given or last right.</summary>
    public int WrongTries { get; private set; }

    public DateTime GivenAt { get; private set; }

    public string GivenByName { get; private set; } = "";

    /// <returns>The digits; nobody sees them a second time.</returns>
    public string Give(string byName, DateTime now)
    {
        var pin = RandomNumberGenerator.GetString("0123456789", Length);
        (Hash, WrongTries, GivenAt, GivenByName) = (Hasher.HashPassword(this, pin), 0, now, byName);
        return pin;
    }

    public bool IsUsable(int mostTries) => WrongTries < mostTries;

    /// <summary>Counts a wrong one; a right one starts the count anew.</summary>
    public bool Try(string? typed)
    {
        var right = typed is { Length: Length } && Hasher.VerifyHashedPassword(this, Hash, typed) != PasswordVerificationResult.Failed;
        WrongTries = right ? 0 : WrongTries + 1;
        return right;
    }
}
