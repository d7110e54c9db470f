namespace NeighborParty.Core.WeChat;

/// <summary>Who signed in. The session key is not here: nothing in the product needs it, so it is dropped on arrival.</summary>
/// <param name="OpenId">The person within this mini-program, 28 characters as a rule.</param>
/// <param name="UnionId">The person across apps of one owner; only when the app is bound to an Open Platform account.</param>
public sealed record WeChatSignIn(string OpenId, string? UnionId)
{
    /// <summary>Names the type only: the ids must not reach a log.</summary>
    public override string ToString() => nameof(WeChatSignIn);
}

/// <summary>A phone number that WeChat vouches for.</summary>
/// <param name="Number">As WeChat writes it: with a prefix when it is not a mainland number.</param>
/// <param name="PureNumber">Without the country code.</param>
/// <param name="CountryCode">Digits only, such as <c>86</c>.</param>
public sealed record WeChatPhoneNumber(string Number, string PureNumber, string CountryCode)
{
    /// <summary>Names the type only: the number must not reach a log.</summary>
    public override string ToString() => nameof(WeChatPhoneNumber);
}
