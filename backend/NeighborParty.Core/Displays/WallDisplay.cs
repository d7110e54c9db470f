using System.Buffers.Text;
using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Displays;

/// <summary>
/// 大屏: a screen on the office's wall that shows who is on duty. It has no sign-in that would run out, but an address of its own that
/// can be revoked; it reads that one page and nothing else. Of the address only a hash is kept.
/// </summary>
public sealed class WallDisplay : ICommunityOwned
{
    private const int RandomBytes = 16;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the token, hex.</summary>
    public string TokenHash { get; init; } = "";

    public Guid CreatedBy { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; private set; }

    /// <exception cref="RefusedException">409 when it was revoked before.</exception>
    internal void Revoke(DateTime now) => RevokedAt = RevokedAt is null ? now : throw new RefusedException(RefusalKind.Conflict, "display.revoked", "这块大屏已经停用。");

    /// <summary>The community and 128 random bits: the row is looked up inside its community, like every other one.</summary>
    public static string NewToken(Guid communityId)
    {
        Span<byte> bytes = stackalloc byte[16 + RandomBytes];
        communityId.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what is no token of ours.</summary>
    public static Guid? CommunityOf(string token)
    {
        Span<byte> bytes = stackalloc byte[16 + RandomBytes];
        return token.Length == 43 && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == bytes.Length
            ? new Guid(bytes[..16], bigEndian: true)
            : null;
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)));
}
