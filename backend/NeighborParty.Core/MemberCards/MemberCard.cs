using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.MemberCards;

/// <summary>组员卡: the paper card of somebody without a phone. Its code does not change, so only a leader may use it, face to face.</summary>
public sealed class MemberCard : ICommunityOwned
{
    private const string Prefix = "card-";

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>1, 2, 3 … of this person.</summary>
    public int Number { get; init; }

    /// <summary>128 random bits.</summary>
    public string Token { get; init; } = Prefix + DoorCode.NewToken();

    public DateTime IssuedAt { get; init; }

    public DateTime? RevokedAt { get; private set; }

    public static bool IsToken(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && DoorCode.IsToken(text[Prefix.Length..]);

    internal void Revoke(DateTime now) => RevokedAt ??= now;
}
