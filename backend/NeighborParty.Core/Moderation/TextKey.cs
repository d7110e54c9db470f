using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Moderation;

/// <summary>Equal for texts that look equal, whatever stands between their letters.</summary>
public static class TextKey
{
    private const int Bytes = 16;

    /// <summary>32 hexadecimal digits; null for a text without letters and digits, which is like no other.</summary>
    public static string? Of(string text)
    {
        var letters = TextSkeleton.Letterwise(TextSkeleton.Of(text));
        return letters.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)).AsSpan(0, Bytes));
    }
}
