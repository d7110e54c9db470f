using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Moderation;

/// <summary>Equal for texts that look equal, whatever stands between their letters.</summary>
public static class TextKey
{
    private const int Bytes = 16;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextSkeleton.Letterwise(TextSkeleton.Of(text)))).AsSpan(0, Bytes));
}
