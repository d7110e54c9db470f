using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Fetches tokens from <c>/cgi-bin/stable_token</c>, which other systems of the same owner cannot invalidate by fetching theirs.</summary>
internal sealed class StableToken(WeChatChannel channel, IOptions<WeChatOptions> options)
{
    private const int LongestToken = 4096;
    private static readonly Dictionary<string, string> NoQuery = [];

    public async Task<FreshAccessToken> FetchAsync(bool force, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.TotalTimeout);
        var body = LooseJson.Write(new
        {
            grant_type = "client_credential",
            appid = options.Value.AppId,
            secret = options.Value.AppSecret,
            force_refresh = force,
        });
        try
        {
            var reply = await channel.SendAsync(WeChatCalls.Token, NoQuery, body, deadline.Token);
            var token = reply.Required("access_token", LongestToken);
            return reply.Answer?.Body.Number("expires_in") is > 0 and < int.MaxValue and var seconds
                ? new FreshAccessToken(token, TimeSpan.FromSeconds(seconds))
                : throw WeChatReply.Unreadable(WeChatCalls.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WeChatException(WeChatFailure.Unavailable, 0, WeChatCalls.TokenPath, inner: exception);
        }
    }
}
