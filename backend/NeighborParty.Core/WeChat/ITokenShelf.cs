namespace NeighborParty.Core.WeChat;

/// <summary>The access token as all instances know it.</summary>
/// <param name="Since">When it was asked for: WeChat confirmed it then.</param>
/// <param name="GoodUntil">Its expiry less a margin.</param>
/// <param name="ForcedAt">When any instance last used the forced mode, of which WeChat allows twenty a day.</param>
public sealed record SharedToken(string Token, DateTimeOffset Since, DateTimeOffset GoodUntil, DateTimeOffset? ForcedAt)
{
    /// <summary>Names the type only: a token must not reach a log.</summary>
    public override string ToString() => nameof(SharedToken);
}

/// <summary>Where the instances keep their common access token.</summary>
public interface ITokenShelf
{
    /// <summary>The token on the shelf if it is good; otherwise one that is fetched, by one instance while the others wait for it.</summary>
    /// <param name="isGood">Whether a token may be used.</param>
    /// <param name="fetch">Asks WeChat; gets what is on the shelf now.</param>
    /// <exception cref="WeChatException">The fetch failed. A shelf that cannot be asked is no failure.</exception>
    Task<SharedToken> FindOrFetchAsync(Func<SharedToken, bool> isGood, Func<SharedToken?, Task<SharedToken>> fetch);
}

/// <summary>For a program without others: nothing is on the shelf.</summary>
public sealed class NoTokenShelf : ITokenShelf
{
    public Task<SharedToken> FindOrFetchAsync(Func<SharedToken, bool> isGood, Func<SharedToken?, Task<SharedToken>> fetch) => fetch(null);
}
