using NeighborParty.Core.WeChat;
using NeighborParty.Core.WeChatPushes;

namespace NeighborParty.Api.WeChatPushes;

/// <summary>
/// Where WeChat pushes to. Outside the phone API: its caller proves itself by a signature, and wants the word
/// "success" within five seconds; the work is done afterwards from the outbox.
/// </summary>
public static partial class WeChatPushEndpoints
{
    public const string Path = "/wechat/push";
    private const int LargestBody = 256 * 1024;

    public static void MapWeChatPush(this WebApplication app)
    {
        var push = app.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        push.MapGet("", Verify);
        push.MapPost("", TakeIn);
    }

    private static IResult Verify(HttpRequest request, EchoVerification verification) =>
        verification.Answer(QueryOf(request), request.Query["echostr"]) is { } echo ? Results.Text(echo, "text/plain") : Results.StatusCode(403);

    private static async Task<IResult> TakeIn(HttpRequest request, PushDecoder decoder, TakeInPush takeIn, ILoggerFactory logs, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body)
            return Results.StatusCode(413);
        try
        {
            await takeIn.RunAsync(decoder.Decode(QueryOf(request), body), ct);
            return Results.Text("success", "text/plain");
        }
        catch (PushRefusedException e)
        {
            LogRefused(logs.CreateLogger("NeighborParty.WeChatPush"), e.Refusal);
            return Results.StatusCode(e.Refusal == PushRefusal.Malformed ? 400 : 403);
        }
    }

    private static PushQuery QueryOf(HttpRequest request) => new(
        One(request, "signature"), One(request, "timestamp"), One(request, "nonce"), One(request, "msg_signature"));

    private static string? One(HttpRequest request, string name) => request.Query[name] is [{ } value] ? value : null;

    /// <summary>Null when it is larger than any push.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody)
            return null;
        using var kept = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (kept.Length + read > LargestBody)
                return null;
            await kept.WriteAsync(chunk.AsMemory(0, read), ct);
        }

        return kept.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A push was refused: {Refusal}")]
    private static partial void LogRefused(ILogger log, PushRefusal refusal);
}
