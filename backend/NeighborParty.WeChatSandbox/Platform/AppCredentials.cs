namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Missing before wrong, appid before secret: the order in which WeChat complains.</summary>
internal static class AppCredentials
{
    public static void Check(SandboxWorld world, string? appId, string? secret)
    {
        if (string.IsNullOrEmpty(appId))
            throw new WeChatRefusal(41002);
        if (string.IsNullOrEmpty(secret))
            throw new WeChatRefusal(41004);
        if (appId != world.Options.AppId)
            throw new WeChatRefusal(40013);
        if (secret != world.Options.AppSecret)
            throw new WeChatRefusal(40125);
    }
}
