using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Staff;

/// <summary>Ten codes on paper for the day the phone is gone: 80 random bits each, kept as hashes, good once.</summary>
public static class RecoveryCodes
{
    private const int Count = 10;

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ =>
    {
        var text = Base32.Encode(RandomNumberGenerator.GetBytes(10));
        return string.Join('-', text.Chunk(4).Select(piece => new string(piece)));
    })];

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code))));

    /// <summary>The remaining hashes without that of the code, or null when it is none of them.</summary>
    public static string? Spend(string hashes, string? typed)
    {
        if (typed is null || typed.Length > 40)
            return null;
        var left = hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        return left.Remove(HashOf(typed)) ? string.Join('\n', left) : null;
    }

    public static int Left(string hashes) => hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Plain(string code) => new(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).ToArray());
}
