using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Login;

/// <summary>`GET /sns/jscode2session`: a login code becomes an openid and a session key, without errcode and as text/plain.</summary>
internal static class CodeToSession
{
    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        AppCredentials.Check(world, call.FromQuery("appid"), call.FromQuery("secret"));
        var text = call.FromQuery("js_code") ?? throw new WeChatRefusal(41008);
        if (call.FromQuery("grant_type") is not "authorization_code")
            throw new WeChatRefusal(40002);

        var code = world.Codes.Find(text, CodeKind.Login, world.Now);
        if (code.AppId != world.Options.AppId)
            throw new WeChatRefusal(40029);
        if (code.Used)
            throw new WeChatRefusal(40163);

        CountLogin(world, code.User);
        code.Used = true;
        if (code.User.HighRisk)
            throw new WeChatRefusal(40226);

        code.User.LastVisit = world.Now;
        return ApiAnswer.Ok(
            new { session_key = code.User.SessionKey, openid = code.User.OpenId, unionid = code.User.UnionIdBound ? code.User.UnionId : null },
            ApiAnswer.Text);
    }

    private static void CountLogin(SandboxWorld world, SandboxUser user)
    {
        if (world.Now - user.LoginMinute >= TimeSpan.FromMinutes(1))
            (user.LoginMinute, user.Logins) = (world.Now, 0);
        if (user.Logins >= world.Options.LoginsPerMinute)
            throw new WeChatRefusal(45011);

        user.Logins++;
    }
}
