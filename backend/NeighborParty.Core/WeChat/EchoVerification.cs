using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Answers the GET by which WeChat checks who owns the push address.</summary>
public sealed class EchoVerification(IOptions<WeChatOptions> options)
{
    private const int LongestEcho = 256;

    /// <summary>
    /// The text to answer unchanged as <c>text/plain</c>, or null when the request is not WeChat's. The echo itself is
    /// not signed, so only short visible ASCII is given back.
    /// </summary>
    public string? Answer(PushQuery query, string? echo)
    {
        var token = options.Value.PushToken;
        if (token.Length == 0 || query is not { Timestamp: { } timestamp, Nonce: { } nonce })
            return null;
        if (!PushSignature.IsRight(query.Signature, token, timestamp, nonce))
            return null;
        return echo is { Length: > 0 and <= LongestEcho } && echo.All(character => character is > ' ' and < (char)0x7F and not '<' and not '&') ? echo : null;
    }
}
