using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Telemetry;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Sends one request and says how it went. The address carries secrets, so logs know only path, code, rid and duration.
/// </summary>
internal sealed partial class WeChatChannel(IHttpClientFactory clients, WeChatAddress address, ILogger<WeChatChannel> logger)
{
    public const string ClientName = "NeighborParty.WeChat";

    public async Task<WeChatReply> SendAsync(
        WeChatCall call, IReadOnlyDictionary<string, string> query, byte[]? body, CancellationToken cancellationToken)
    {
        using var span = Readings.Source.StartActivity(call.Path, ActivityKind.Client);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var request = Request(call, query, body);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            var reply = Read(call, response);
            Readings.CalledWeChat(call.Path, "ok", Stopwatch.GetElapsedTime(started));
            Answered(call.Path, Elapsed(started));
            return reply;
        }
        catch (WeChatException refused)
        {
            Readings.CalledWeChat(call.Path, refused.Failure.ToString(), Stopwatch.GetElapsedTime(started));
            Failed(call.Path, refused.Failure, refused.ErrorCode, refused.Rid, Elapsed(started));
            throw;
        }
        catch (Exception exception) when (exception is BrokenCircuitException or TimeoutRejectedException or HttpRequestException or IOException)
        {
            Readings.CalledWeChat(call.Path, "no_answer", Stopwatch.GetElapsedTime(started));
            NoAnswer(call.Path, exception.GetType().Name, Elapsed(started));
            throw new WeChatException(WeChatFailure.Unavailable, 0, call.Path, inner: exception)
            {
                OutcomeUnknown = exception is not BrokenCircuitException && !WeChatResilience.NeverSent(exception),
            };
        }
    }

    private HttpRequestMessage Request(WeChatCall call, IReadOnlyDictionary<string, string> query, byte[]? body)
    {
        var pairs = query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri(address.Current, $"{call.Path}?{string.Join('&', pairs)}"));
        request.Options.Set(WeChatResilienceHandler.Call, call);
        // A request without content is sent again by .NET itself when the server closes the connection (dotnet/runtime
        // issue 86714), and a login code would be spent twice. Empty content prevents that.
        request.Content = new ByteArrayContent(body ?? []);
        if (body is not null)
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return request;
    }

    // WeChat answers 200 even when it refuses; only errcode tells. Any other status is a gateway in between.
    private static WeChatReply Read(WeChatCall call, HttpResponseMessage response)
    {
        var content = (BufferedAnswer)response.Content;
        if (response.IsSuccessStatusCode && content.PictureType is { } type)
            return new WeChatReply(call, null, new WeChatPicture(content.Bytes, type));
        var answer = WeChatAnswer.Read(content.Bytes);
        if (answer is { ErrorCode: not 0 })
            throw answer.ToException(call.Path);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new WeChatException(WeChatFailure.Throttled, 0, call.Path);
        return response.IsSuccessStatusCode && answer is not null ? new WeChatReply(call, answer, null) : throw WeChatReply.Unreadable(call);
    }

    private static long Elapsed(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(1, LogLevel.Debug, "WeChat {Path} answered after {Elapsed} ms")]
    private partial void Answered(string path, long elapsed);

    [LoggerMessage(2, LogLevel.Warning, "WeChat {Path} refused: {Failure}, errcode {ErrorCode}, rid {Rid}, after {Elapsed} ms")]
    private partial void Failed(string path, WeChatFailure failure, int errorCode, string? rid, long elapsed);

    [LoggerMessage(3, LogLevel.Warning, "WeChat {Path} gave no answer: {Kind}, after {Elapsed} ms")]
    private partial void NoAnswer(string path, string kind, long elapsed);
}
