using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace NeighborParty.Core.Staff;

/// <summary>Hashes and makes passwords of the console: PBKDF2 with HMAC-SHA512 and 210,000 rounds (OWASP's figure for it), rehashed at sign-in when the figure rises.</summary>
public static class StaffPasswords
{
    private const int Rounds = 210_000;

    /// <summary>Without look-alikes: it is read off a screen or a paper.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Capitals = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    private static readonly PasswordHasher<StaffAccount> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds, CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3 }));

    public static string Hash(StaffAccount staff, string password) => Hasher.HashPassword(staff, password);

    /// <returns>Success, SuccessRehashNeeded or Failed; takes about the same time for each.</returns>
    public static PasswordVerificationResult Verify(StaffAccount staff, string hash, string password) => Hasher.VerifyHashedPassword(staff, hash, password);

    /// <summary>A random password of 16 characters (about 90 bits) with every class in it.</summary>
    public static string Random()
    {
        var characters = RandomNumberGenerator.GetItems<char>(Letters + Capitals + Digits, 13)
            .Append(Pick(Letters)).Append(Pick(Capitals)).Append(Pick(Digits)).ToArray();
        RandomNumberGenerator.Shuffle<char>(characters);
        return new string(characters);
    }

    private static char Pick(string from) => from[RandomNumberGenerator.GetInt32(from.Length)];
}
