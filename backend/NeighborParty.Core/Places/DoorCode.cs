using System.Buffers.Text;
using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Places;

/// <summary>
/// What a mini-program code at a door stands for. The picture never expires, so whether it still counts is decided
/// here. Its token is random: no building can be guessed from it, and changing a character leads nowhere.
/// </summary>
public sealed class DoorCode : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid BuildingId { get; init; }

    /// <summary>Null: the code of the whole building.</summary>
    public Guid? StairwellId { get; init; }

    /// <summary>WeChat's scene: 22 characters of base64url, 128 random bits.</summary>
    public string Token { get; init; } = "";

    /// <summary>Counts the codes of this door: 1, 2, 3 …</summary>
    public int Number { get; init; }

    public DateTime IssuedAt { get; init; }

    /// <summary>Null: never. From the policy of the day it was issued.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Null: any number. From the policy of the day it was issued.</summary>
    public int? MaxUses { get; init; }

    /// <summary>How often it was scanned; nobody's name is kept with it.</summary>
    public int Uses { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public string? RevokedReason { get; private set; }

    public bool IsRevoked => RevokedAt is not null;

    /// <summary>Whether a text has the form of a token of ours.</summary>
    public static bool IsToken(string text) => text.Length == 22 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public void Revoke(string reason, DateTime now)
    {
        if (IsRevoked)
            throw new RefusedException(RefusalKind.Conflict, "door_code.already_revoked", "这个门码已经停用。");
        (RevokedAt, RevokedReason) = (now, reason);
    }
}
