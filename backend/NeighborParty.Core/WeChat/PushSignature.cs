using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.WeChat;

/// <summary>The signature of pushes: SHA-1 over the sorted parts, as prescribed by WeChat's push guide.</summary>
public static class PushSignature
{
    /// <summary>Lower-case hex. The order is ordinal: .NET's default order would be another one for mixed case.</summary>
    public static string Of(params string[] parts)
    {
        var text = string.Concat(parts.Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // the algorithm is WeChat's choice
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>Compares in constant time; missing is wrong.</summary>
    public static bool IsRight(string? given, params string[] parts) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Of(parts)));
}
