using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>Signatures and the safe mode's envelope.</summary>
internal static class PushCrypto
{
    private const int Block = 32;

    /// <summary>Lower-case hex SHA-1 of the parts, sorted by their bytes.</summary>
    public static string Signature(params string[] parts)
    {
        var sorted = parts.Order(StringComparer.Ordinal);
#pragma warning disable CA5350 // WeChat's protocol says SHA-1
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
#pragma warning restore CA5350
    }

    /// <summary>AES-256-CBC over 16 random bytes, length, message and appid, padded to blocks of 32, not 16.</summary>
    public static string Encrypt(string message, string appId, string encodingAesKey, byte[] salt)
    {
        var key = Convert.FromBase64String(encodingAesKey + "=");
        var text = Encoding.UTF8.GetBytes(message);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        byte[] plain = [.. salt, .. length, .. text, .. Encoding.UTF8.GetBytes(appId)];
        var pad = Pad(plain.Length);
        plain = [.. plain, .. Enumerable.Repeat((byte)pad, pad)];

        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key[..16], PaddingMode.None));
    }

    /// <summary>Blanks that, added to the message, make the padding exactly <paramref name="pad"/> (1 to 32).</summary>
    public static string FillUp(string message, string appId, int pad)
    {
        var now = Pad(20 + Encoding.UTF8.GetByteCount(message) + Encoding.UTF8.GetByteCount(appId));
        return message + new string(' ', (now - pad + Block) % Block);
    }

    public static int Pad(int length) => Block - (length % Block);
}
