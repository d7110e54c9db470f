using System.Security.Cryptography;
using System.Text;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Login;

/// <summary>The one valid session key per person: replaced by a later `wx.login`, by a reset, or kept.</summary>
internal static class SessionKeys
{
    /// <summary>The person opens the mini-program and `wx.login` runs; a key that is old enough is replaced.</summary>
    public static void Visit(SandboxWorld world, SandboxUser user)
    {
        user.LastVisit = world.Now;
        if (world.Now - user.SessionKeyFrom >= world.Options.SessionKeyMinimumAge)
            Renew(world, user);
    }

    public static void Renew(SandboxWorld world, SandboxUser user)
    {
        user.SessionKey = world.Users.NewSessionKey();
        user.SessionKeyFrom = world.Now;
    }

    public static ApiAnswer Check(SandboxWorld world, ApiCall call)
    {
        Verify(world, call);
        return ApiAnswer.Done();
    }

    public static ApiAnswer Replace(SandboxWorld world, ApiCall call)
    {
        var user = Verify(world, call);
        Renew(world, user);
        return ApiAnswer.Ok(new { errcode = 0, errmsg = "ok", openid = user.OpenId, session_key = user.SessionKey });
    }

    /// <summary>Lower-case hex HMAC-SHA256 of nothing; the key is the session key's text, not its decoded bytes.</summary>
    public static string Signature(string sessionKey) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionKey), Array.Empty<byte>()));

    private static SandboxUser Verify(SandboxWorld world, ApiCall call)
    {
        var user = world.Users.ByOpenId(call.FromQuery("openid")) ?? throw new WeChatRefusal(40097);
        if (call.FromQuery("sig_method") is not "hmac_sha256")
            throw new WeChatRefusal(87008);
        if (user.LastVisit is null)
            throw new WeChatRefusal(87007);
        if (call.FromQuery("signature") != Signature(user.SessionKey))
            throw new WeChatRefusal(87009);

        return user;
    }
}
