using System.Text.RegularExpressions;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Finds a failed call again by its trace id, for seven days.</summary>
internal static partial class RidLookup
{
    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        var rid = call.Text("rid") ?? "";
        if (!Shape().IsMatch(rid))
            throw new WeChatRefusal(76002);
        var entry = world.Journal.ByRid(rid) ?? throw new WeChatRefusal(76001);
        if (world.Now - entry.At > TimeSpan.FromDays(7))
            throw new WeChatRefusal(76004);

        return ApiAnswer.Ok(new
        {
            errcode = 0,
            errmsg = "ok",
            request = new
            {
                invoke_time = entry.At.ToUnixTimeSeconds(),
                cost_in_ms = entry.Milliseconds,
                request_url = entry.Path + entry.Query,
                request_body = entry.RequestBody,
                response_body = entry.ResponseBody,
                client_ip = entry.ClientIp,
            },
        });
    }

    public static string? RidIn(string text) => InText().Match(text) is { Success: true } match ? match.Groups["rid"].Value : null;

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    [GeneratedRegex("rid: (?<rid>[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})", RegexOptions.NonBacktracking)]
    private static partial Regex InText();
}
