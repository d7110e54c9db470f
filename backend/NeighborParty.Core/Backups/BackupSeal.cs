using System.Security.Cryptography;
using System.Text;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <summary>
/// How a backup is sealed: AES-256-GCM in chunks of 64 KiB, with a key of its own made from the newest field key and a random
/// salt. Chunks are numbered and the last one says so: a backup that was cut short, changed or put together does not open.
/// </summary>
internal static class BackupSeal
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int SaltBytes = 32;

    /// <summary>Stands in front of every backup of this layout.</summary>
    public static readonly byte[] Mark = Encoding.ASCII.GetBytes("NeighborParty backup 1\n");

    public static AesGcm KeyOf(byte[] fieldKey, byte[] salt) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, fieldKey, 32, salt, Mark), TagBytes);

    /// <summary>Unique under its key: the key belongs to one file and the number to one chunk of it.</summary>
    public static byte[] NonceOf(ulong number)
    {
        var nonce = new byte[12];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    public static byte[] BoundOf(bool last) => [last ? (byte)1 : (byte)0];

    /// <exception cref="CryptographicException">The key file lacks the key that sealed it.</exception>
    public static byte[] FieldKeyOf(VaultKeys keys, string id) => keys.FieldKeys.TryGetValue(id, out var key)
        ? key
        : throw new CryptographicException($"The backup was sealed with the key {id}, which is not in the key file.");
}
