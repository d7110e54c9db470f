using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>What both checks demand of a request: a scene, and a person of this app who was here within two hours.</summary>
internal static class ContentRequest
{
    public static SandboxUser Author(SandboxWorld world, ApiCall call)
    {
        if (call.Number("scene") is not (>= 1 and <= 4))
            throw new WeChatRefusal(40129);
        var openId = call.Text("openid");
        if (openId is not { Length: 28 } || openId[0] != 'o')
            throw new WeChatRefusal(40003);

        var user = world.Users.ByOpenId(openId) ?? throw new WeChatRefusal(43104);
        if (user.LastVisit is not { } visit || world.Now - visit > world.Options.VisitWindow)
            throw new WeChatRefusal(61010);

        return user;
    }
}
