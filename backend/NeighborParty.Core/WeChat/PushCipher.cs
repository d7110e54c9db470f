using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Opens encrypted pushes: AES-256-CBC, the first half of the key as vector, padded to blocks of 32. .NET's own padding knows only
/// blocks of 16 and fails on every second message. Content: 16 random bytes, length (4 bytes, big-endian), message, app id.
/// </summary>
public static class PushCipher
{
    private const int Random = 16;
    private const int Head = Random + 4;
    private const int Block = 32;

    /// <summary>The message inside.</summary>
    /// <exception cref="PushRefusedException">Not decryptable with this key, or meant for another app.</exception>
    public static byte[] Decrypt(string encrypted, string encodingAesKey, string appId)
    {
        var content = Unpad(DecryptBlocks(encrypted, encodingAesKey));
        if (content.Length < Head)
            throw new PushRefusedException(PushRefusal.Undecryptable);
        var length = BinaryPrimitives.ReadUInt32BigEndian(content[Random..]);
        if (length > content.Length - Head)
            throw new PushRefusedException(PushRefusal.Undecryptable);
        var receiver = content[(Head + (int)length)..];
        if (!CryptographicOperations.FixedTimeEquals(receiver, Encoding.UTF8.GetBytes(appId)))
            throw new PushRefusedException(PushRefusal.OtherApp);
        return content.Slice(Head, (int)length).ToArray();
    }

    /// <summary>
    /// The 32 bytes of a 43-character key. Keys issued by WeChat may end in a character whose last bits are not zero;
    /// this decoder takes them, the stricter ones of .NET do not.
    /// </summary>
    public static byte[] Key(string encodingAesKey) => Convert.FromBase64String(encodingAesKey + "=");

    private static byte[] DecryptBlocks(string encrypted, string encodingAesKey)
    {
        using var aes = Aes.Create();
        aes.Key = Key(encodingAesKey);
        try
        {
            return aes.DecryptCbc(Convert.FromBase64String(encrypted), aes.Key.AsSpan(0, Random), PaddingMode.None);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            throw new PushRefusedException(PushRefusal.Undecryptable, exception);
        }
    }

    private static ReadOnlySpan<byte> Unpad(ReadOnlySpan<byte> content)
    {
        var pad = content.IsEmpty ? (byte)0 : content[^1];
        if (pad is < 1 or > Block || pad > content.Length || content[^pad..].ContainsAnyExcept(pad))
            throw new PushRefusedException(PushRefusal.Undecryptable);
        return content[..^pad];
    }
}
