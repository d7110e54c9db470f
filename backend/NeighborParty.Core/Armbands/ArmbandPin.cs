using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>
/// 领取密码: six digits that the office gives to somebody without a phone on paper, to acknowledge an armband with. Only staff
/// give one, so that a leader cannot acknowledge in a member's name. Good for one armband: whose phone it was typed on has seen
/// it. Kept as a hash; a few wrong tries end it.
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

    /// <summary>Since it was given.</summary>
    public int WrongTries { get; private set; }

    public DateTime GivenAt { get; private set; }

    public string GivenByName { get; private set; } = "";

    /// <summary>When an armband was acknowledged with it; null: not yet.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Takes some 100 ms on purpose: never inside a write, where everybody would wait for it.</summary>
    /// <returns>New digits, which nobody sees a second time, and their hash.</returns>
    public static (string Digits, string Hash) Draw()
    {
        var digits = RandomNumberGenerator.GetString("0123456789", Length);
        return (digits, Hasher.HashPassword(null!, digits));
    }

    /// <param name="hash">As <see cref="Draw"/> made it.</param>
    public void Give(string hash, string byName, DateTime now) => (Hash, WrongTries, UsedAt, GivenAt, GivenByName) = (hash, 0, null, now, byName);

    public bool IsUsable(int mostTries) => UsedAt is null && WrongTries < mostTries;

    /// <summary>As slow as <see cref="Draw"/>, and counts nothing.</summary>
    public bool Matches(string? typed) =>
        UsedAt is null && typed is { Length: Length } && Hasher.VerifyHashedPassword(null!, Hash, typed) != PasswordVerificationResult.Failed;

    public void CountWrong() => WrongTries++;

    /// <summary>It has done what it was given for.</summary>
    public void Spend(DateTime now) => (Hash, UsedAt) = ("", now);
}
