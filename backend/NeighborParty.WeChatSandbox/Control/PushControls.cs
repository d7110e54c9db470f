using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>The message push page of WeChat's console, and messages an honest WeChat would never send.</summary>
internal static class PushControls
{
    private sealed record ConfigChange(string? Url, string? Token, string? EncodingAesKey, PushMode? Mode, PushFormat? Format, bool? SubscribeEvents, bool Force = false);

    public static void MapPushControls(this IEndpointRouteBuilder control)
    {
        control.MapGet("/push/config", (SandboxState state, PushAddress address) => ControlJson.Answer(Shown(state.Use(w => w.Push), address)));
        control.MapPut("/push/config", SetConfig);
        control.MapPost("/push/verify", Verify);
        control.MapPost("/push/send", Send);
        control.MapGet("/push/deliveries", (SandboxState state) => ControlJson.Answer(state.Use(w => w.PushLog.All.ToList())));
    }

    private static object Shown(PushConfig config, PushAddress address) =>
        new { Url = address.Of(config), config.Token, config.EncodingAesKey, config.Mode, config.Format, config.SubscribeEvents };

    /// <summary>As in WeChat's console: an address that does not answer the verification is not saved, unless forced.</summary>
    private static async Task<IResult> SetConfig(SandboxState state, PushSender sender, PushAddress address, HttpContext context)
    {
        var change = await ControlJson.Read<ConfigChange>(context);
        if (change.EncodingAesKey is not null && (change.EncodingAesKey.Length != 43 || !change.EncodingAesKey.All(char.IsAsciiLetterOrDigit)))
            throw new ControlRefusal(400, "an EncodingAESKey has 43 letters and digits");

        var now = state.Use(w => w.Push);
        var config = new PushConfig(
            change.Url ?? now.Url, change.Token ?? now.Token, change.EncodingAesKey ?? now.EncodingAesKey, change.Mode ?? now.Mode, change.Format ?? now.Format)
        {
            SubscribeEvents = change.SubscribeEvents ?? now.SubscribeEvents,
        };
        if (!change.Force && await sender.Verify(config, context.RequestAborted) is { } problem)
            throw new ControlRefusal(409, $"verification failed, not saved: {problem}");

        state.Use(w => w.Push = config);
        return ControlJson.Answer(Shown(config, address));
    }

    private static async Task<IResult> Verify(SandboxState state, PushSender sender, HttpContext context)
    {
        var problem = await sender.Verify(state.Use(w => w.Push), context.RequestAborted);
        return ControlJson.Answer(new { ok = problem is null, problem });
    }

    private static async Task<IResult> Send(SandboxState state, PushSender sender, HttpContext context)
    {
        var request = await ControlJson.Read<TestPush>(context);
        var message = state.Use(world => request.Message(world));
        return ControlJson.Answer(await sender.Send(message, context.RequestAborted));
    }
}
