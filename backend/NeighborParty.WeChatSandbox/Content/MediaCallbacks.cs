using System.Text.Json.Nodes;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>Downloads the picture as WeChat would, judges it and pushes the result.</summary>
internal sealed class MediaCallbacks(SandboxState state, MediaDownload download, PushSender sender, LateWork later)
{
    public async Task Finish(MediaJob job)
    {
        // Real time on purpose: the moved clock is for lifetimes, a delay is for the network.
        await Task.Delay(job.Settings.BeforeAnswer ? TimeSpan.Zero : job.Settings.Delay, later.Stopping);
        var bytes = await download.Fetch(job.Url, later.Stopping);
        if (!state.IsCurrent(job.World))
            return;

        var push = state.Use(world => Result(world, job, bytes));
        await sender.Send(push, later.Stopping);
        if (job.Settings.Duplicate)
            await sender.Send(push, later.Stopping);
    }

    private static PushMessage Result(SandboxWorld world, MediaJob job, byte[]? bytes)
    {
        var verdict = bytes is null ? Verdict.Normal : job.Decided ?? world.MediaRules.Judge(job.Url, bytes);
        var body = PushMessage.Event(world, "wxa_media_check", job.User.OpenId);
        body["appid"] = world.Options.AppId;
        body["trace_id"] = job.TraceId;
        if (job.Settings.Shape == MediaCallbackShape.V1)
        {
            body["isrisky"] = verdict.Suggest == Suggest.Risky ? 1 : 0;
            body["extra_info_json"] = "";
            body["status_code"] = bytes is null ? 4294966288 : 0; // -1008 as an unsigned number, as published
            return new PushMessage(body, job.User.OpenId);
        }

        body["version"] = 2;
        var errcode = job.Settings.Shape == MediaCallbackShape.NoPermission ? 43104 : bytes is null ? -1008 : 0;
        body["errcode"] = errcode;
        body["errmsg"] = errcode switch { 0 => "ok", -1008 => "download media failed", _ => Errcodes.Text(errcode) };
        body["detail"] = new JsonArray();
        if (errcode == 0)
        {
            body["detail"] = new JsonArray(new JsonObject
            {
                ["strategy"] = "content_model",
                ["errcode"] = 0,
                ["suggest"] = verdict.Word,
                ["label"] = Label(job, verdict),
                ["prob"] = 90,
            });
            body["result"] = new JsonObject { ["suggest"] = verdict.Word, ["label"] = Label(job, verdict) };
        }

        return new PushMessage(body, job.User.OpenId);
    }

    private static JsonNode Label(MediaJob job, Verdict verdict) => job.Settings.LabelAsText ? verdict.Label.ToString() : verdict.Label;
}
