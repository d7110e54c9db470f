using System.Security.Cryptography;
using System.Text;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.WeChatTokens;

/// <summary>WeChat's access token for all instances, sealed: whoever holds it may act for the mini-program. One row for each app.</summary>
public sealed class WeChatToken
{
    public static readonly SealedField TokenField = new(nameof(WeChatToken), "Token");

    /// <summary>Derived from the app id.</summary>
    public Guid Id { get; init; }

    public string TokenSealed { get; init; } = "";

    /// <summary>When WeChat was asked for it. An answer to an older question never replaces this one.</summary>
    public DateTime Since { get; init; }

    public DateTime GoodUntil { get; init; }

    public DateTime? ForcedAt { get; init; }

    public static Guid IdOf(string appId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(appId)).AsSpan(0, 16), bigEndian: true);
}
