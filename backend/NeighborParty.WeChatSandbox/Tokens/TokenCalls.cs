using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Tokens;

internal static class TokenCalls
{
    public static ApiAnswer Token(SandboxWorld world, ApiCall call)
    {
        if (call.FromQuery("grant_type") is not "client_credential")
            throw new WeChatRefusal(40002);

        AppCredentials.Check(world, call.FromQuery("appid"), call.FromQuery("secret"));
        var now = world.Now;
        return Answer(world.Tokens.Issue(now), now);
    }

    public static ApiAnswer StableToken(SandboxWorld world, ApiCall call)
    {
        if (call.Text("grant_type") is not "client_credential")
            throw new WeChatRefusal(40002);

        AppCredentials.Check(world, call.Text("appid"), call.Text("secret"));
        var pool = world.StableTokens;
        var now = world.Now;
        return Answer(call.Flag("force_refresh") is true ? pool.Forced(now) : pool.Stable(now), now);
    }

    private static ApiAnswer Answer(IssuedToken token, DateTimeOffset now) =>
        ApiAnswer.Ok(new { access_token = token.Text, expires_in = (int)(token.ExpiresAt - now).TotalSeconds }, ApiAnswer.Text);
}
