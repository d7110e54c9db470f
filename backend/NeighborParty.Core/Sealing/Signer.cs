using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.Sealing;

/// <summary>Signs short texts (tokens, addresses, rotating codes) with HMAC-SHA256; the purpose keeps them apart.</summary>
public sealed class Signer(VaultKeys keys)
{
    public byte[] Sign(string purpose, string text) =>
        HMACSHA256.HashData(keys.Signing, Encoding.UTF8.GetBytes($"{purpose}|{text}"));

    /// <summary>Compares in constant time.</summary>
    public bool Verify(string purpose, string text, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(Sign(purpose, text), signature);
}
