namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Asking for what is left of a quota, and giving all of it back.</summary>
internal static class QuotaCalls
{
    public static ApiAnswer Get(SandboxWorld world, ApiCall call)
    {
        var path = call.Text("cgi_path") ?? throw new WeChatRefusal(76021);
        if (path.StartsWith("/sns/", StringComparison.Ordinal))
            throw new WeChatRefusal(76022);
        if (!ApiRoutes.All.TryGetValue(path, out var route))
            throw new WeChatRefusal(76021);

        var limit = world.Quotas.LimitOf(route);
        var used = world.Quotas.UsedToday(path, world.Now);
        return ApiAnswer.Ok(new
        {
            errcode = 0,
            errmsg = "ok",
            quota = new { daily_limit = limit.Daily, used, remain = limit.Daily - used },
            rate_limit = new { call_count = limit.PerMinute, refresh_second = 60 },
        });
    }

    public static ApiAnswer Clear(SandboxWorld world, ApiCall call)
    {
        if (call.Text("appid") != world.Options.AppId)
            throw new WeChatRefusal(40013);

        world.Quotas.Clear(world.Now);
        return ApiAnswer.Done();
    }

    /// <summary>WeChat's table says body, its sample says query: both are taken.</summary>
    public static ApiAnswer ClearWithSecret(SandboxWorld world, ApiCall call)
    {
        var inQuery = call.FromQuery("appid") is not null;
        AppCredentials.Check(
            world,
            inQuery ? call.FromQuery("appid") : call.Text("appid"),
            inQuery ? call.FromQuery("appsecret") : call.Text("appsecret"));

        world.Quotas.Clear(world.Now);
        return ApiAnswer.Done();
    }
}
