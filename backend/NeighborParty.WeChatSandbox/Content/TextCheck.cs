using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Content;

/// <summary>`POST /wxa/msg_sec_check`: the verdict is in `result`, not in errcode; only version 1 used errcode for it.</summary>
internal static class TextCheck
{
    private const int Limit = 2500;

    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        if (call.Text("content") is not { Length: > 0 } content)
            throw new WeChatRefusal(44002);
        if (content.EnumerateRunes().Count() > Limit) // the number is not documented for this call
            throw new WeChatRefusal(45002);
        if (call.Number("version") is not 2)
            return world.TextRules.Hits(content).Any(h => h.Suggest == Suggest.Risky) ? throw new WeChatRefusal(87014) : ApiAnswer.Done();

        ContentRequest.Author(world, call);
        var hits = world.TextRules.Hits($"{call.Text("title")}\n{call.Text("nickname")}\n{content}");
        var verdict = hits.Count > 0 ? new Verdict(hits[0].Suggest, hits[0].Label) : Verdict.Normal;
        object model = new { strategy = "content_model", errcode = 0, suggest = verdict.Word, label = verdict.Label, prob = 90 };
        var keywords = hits.Select(h => (object)new { strategy = "keyword", errcode = 0, suggest = new Verdict(h.Suggest, h.Label).Word, label = h.Label, level = 90, keyword = h.Word });
        return ApiAnswer.Ok(new
        {
            errcode = 0,
            errmsg = "ok",
            trace_id = world.Random.Rid(world.Now),
            result = new { suggest = verdict.Word, label = verdict.Label },
            detail = (object[])[model, .. keywords],
        });
    }
}
