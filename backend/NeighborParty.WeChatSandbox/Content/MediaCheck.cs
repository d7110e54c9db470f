using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>`POST /wxa/media_check_async`: answers a trace id; the verdict comes later as a push that names nothing else.</summary>
internal static class MediaCheck
{
    private const int RepeatsPerMinute = 10;

    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        if (call.Number("media_type") is not (1 or 2))
            throw new WeChatRefusal(40004);
        if (call.Text("media_url") is not { Length: > 0 } url)
            throw new WeChatRefusal(40097);

        var user = ContentRequest.Author(world, call);
        if (!world.MediaRepeats.Allow(url, RepeatsPerMinute, world.Now))
            throw new WeChatRefusal(87020);

        var settings = world.MediaCallbacks;
        var job = new MediaJob(world, url, user, world.Random.Rid(world.Now), world.MediaRules.TakeNext(user.Key), settings with
        {
            Shape = call.Number("version") is 2 ? settings.Shape : MediaCallbackShape.V1,
            Delay = settings.Reorder && world.MediaRepeats.Total % 2 == 1 ? settings.Delay * 3 : settings.Delay,
        });
        if (!settings.Never)
            (settings.BeforeAnswer ? call.BeforeAnswer : call.AfterAnswer).Add(() => call.Services.MediaCallbacks.Finish(job));

        return ApiAnswer.Ok(new { errcode = 0, errmsg = "ok", trace_id = job.TraceId });
    }
}
