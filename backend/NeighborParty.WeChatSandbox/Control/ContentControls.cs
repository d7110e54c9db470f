using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Content;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>The verdicts: word list, picture rules, the queue for the next pictures, and how results come back.</summary>
internal static class ContentControls
{
    private sealed record CallbackChange(int? DelayMs, bool? Duplicate, bool? Reorder, bool? Never, bool? BeforeAnswer, bool? LabelAsText, MediaCallbackShape? Shape);

    public static void MapContentControls(this IEndpointRouteBuilder control)
    {
        control.MapGet("/text-rules", (SandboxState state) => ControlJson.Answer(state.Use(w => w.TextRules.All)));
        control.MapPut("/text-rules", SetTextRules);
        control.MapPost("/text-rules", AddTextRule);
        control.MapDelete("/text-rules/{word}", (string word, SandboxState state) =>
            ControlJson.Answer(state.Use(w => w.TextRules.All = [.. w.TextRules.All.Where(r => r.Word != word)])));
        control.MapGet("/media-rules", (SandboxState state) => ControlJson.Answer(state.Use(w => w.MediaRules.All)));
        control.MapPut("/media-rules", SetMediaRules);
        control.MapGet("/media-rules/next", (SandboxState state) => ControlJson.Answer(state.Use(w => w.MediaRules.Next.ToList())));
        control.MapPost("/media-rules/next", AddNext);
        control.MapDelete("/media-rules/next", (SandboxState state) => ControlJson.Answer(state.Use(w => { w.MediaRules.Next.Clear(); return w.MediaRules.Next.ToList(); })));
        control.MapGet("/media-callbacks", (SandboxState state) => ControlJson.Answer(state.Use(w => w.MediaCallbacks)));
        control.MapPut("/media-callbacks", SetCallbacks);
    }

    private static async Task<IResult> SetTextRules(SandboxState state, HttpContext context)
    {
        var rules = await ControlJson.Read<List<TextRule>>(context);
        if (rules.Exists(r => string.IsNullOrEmpty(r.Word)))
            throw new ControlRefusal(400, "every rule needs a word");

        return ControlJson.Answer(state.Use(w => w.TextRules.All = rules));
    }

    private static async Task<IResult> AddTextRule(SandboxState state, HttpContext context)
    {
        var rule = await ControlJson.Read<TextRule>(context);
        if (string.IsNullOrEmpty(rule.Word))
            throw new ControlRefusal(400, "a rule needs a word");

        return ControlJson.Answer(state.Use(w => w.TextRules.All = [.. w.TextRules.All.Where(r => r.Word != rule.Word), rule]));
    }

    private static async Task<IResult> SetMediaRules(SandboxState state, HttpContext context)
    {
        var rules = await ControlJson.Read<List<MediaRule>>(context);
        if (rules.Exists(r => r.UrlContains is null && r.Sha256 is null && r.BytesContain is null))
            throw new ControlRefusal(400, "every rule needs urlContains, sha256 or bytesContain");

        return ControlJson.Answer(state.Use(w => w.MediaRules.All = rules));
    }

    private static async Task<IResult> AddNext(SandboxState state, HttpContext context)
    {
        var next = await ControlJson.Read<NextVerdict>(context);
        return ControlJson.Answer(state.Use(world =>
        {
            world.MediaRules.Next.Add(next with { User = next.User is { Length: > 0 } user ? world.Person(user).Key : null });
            return world.MediaRules.Next.ToList();
        }));
    }

    private static async Task<IResult> SetCallbacks(SandboxState state, HttpContext context)
    {
        var change = await ControlJson.Read<CallbackChange>(context);
        return ControlJson.Answer(state.Use(world => world.MediaCallbacks = world.MediaCallbacks with
        {
            Delay = change.DelayMs is { } delay ? TimeSpan.FromMilliseconds(Math.Max(0, delay)) : world.MediaCallbacks.Delay,
            Duplicate = change.Duplicate ?? world.MediaCallbacks.Duplicate,
            Reorder = change.Reorder ?? world.MediaCallbacks.Reorder,
            Never = change.Never ?? world.MediaCallbacks.Never,
            BeforeAnswer = change.BeforeAnswer ?? world.MediaCallbacks.BeforeAnswer,
            LabelAsText = change.LabelAsText ?? world.MediaCallbacks.LabelAsText,
            Shape = change.Shape ?? world.MediaCallbacks.Shape,
        }));
    }
}
