using System.Text.Json;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>Links that open the mini-program from outside; here they only look like it.</summary>
internal static class Links
{
    public static ApiAnswer Scheme(SandboxWorld world, ApiCall call)
    {
        if (call.Field("jump_wxa") is { ValueKind: JsonValueKind.Object } target)
            CheckTarget(world, Text(target, "path"), Text(target, "query"), Text(target, "env_version"));

        CheckExpiry(world, call);
        return ApiAnswer.Ok(new { errcode = 0, errmsg = "ok", openlink = "weixin://dl/business/?t=SANDBOX" + world.Random.Text(10) });
    }

    public static ApiAnswer UrlLink(SandboxWorld world, ApiCall call)
    {
        CheckTarget(world, call.Text("path"), call.Text("query"), call.Text("env_version"));
        CheckExpiry(world, call);
        return ApiAnswer.Ok(new { errcode = 0, errmsg = "ok", url_link = "https://sandbox.invalid/" + world.Random.Text(11) });
    }

    private static void CheckTarget(SandboxWorld world, string? path, string? query, string? environment)
    {
        if (path is { Length: > 0 } && !world.Options.Pages.Contains(path.TrimStart('/')))
            throw new WeChatRefusal(40165);
        if (query is { Length: > 1024 })
            throw new WeChatRefusal(40212);
        if (environment is not (null or "release" or "trial" or "develop"))
            throw new WeChatRefusal(85402);
    }

    /// <summary>Between one minute and thirty days from now; there are no permanent links.</summary>
    private static void CheckExpiry(SandboxWorld world, ApiCall call)
    {
        if (call.Number("expire_type") is 1)
        {
            if (call.Number("expire_interval") is not (>= 1 and <= 30))
                throw new WeChatRefusal(85401);
        }
        else if (call.Field("expire_time") is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out var seconds))
        {
            var left = TimeSpan.FromSeconds(seconds - world.Now.ToUnixTimeSeconds());
            if (left < TimeSpan.FromMinutes(1) || left > TimeSpan.FromDays(30))
                throw new WeChatRefusal(85401);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
