using System.Text;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>Posts events to the product: five seconds, then up to three more attempts, and no redirects.</summary>
internal sealed class PushSender(SandboxState state, PushAddress address, SandboxBackChannel channel) : IDisposable
{
    private readonly HttpClient http = new(channel.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<PushDelivery> Send(PushMessage message, CancellationToken stopping)
    {
        var (config, request, options) = state.Use(world => (world.Push, PushRequest.Write(world, message), world.Options));
        var url = address.Of(config);
        var target = url + (url.Contains('?') ? "&" : "?") + request.Query;
        var (status, answer, attempts) = (0, "", 0);
        while (attempts <= options.PushRetries && status != 200)
        {
            if (attempts++ > 0)
                await Task.Delay(options.PushRetryPause, stopping);
            using var content = new StringContent(request.Body, Encoding.UTF8, request.ContentType);
            (status, answer) = await Call(HttpMethod.Post, target, content, options.PushTimeout, stopping);
        }

        var plain = message.Body.ToJsonString(SandboxJson.Wire);
        return state.Use(world =>
        {
            var delivery = new PushDelivery(world.Now, message.EventName, message.OpenId, url, plain, attempts, status, answer);
            world.PushLog.Add(delivery);
            return delivery;
        });
    }

    /// <summary>The question WeChat asks when the address is saved: the echo must come back unchanged. Returns what went wrong, or null.</summary>
    public async Task<string?> Verify(PushConfig config, CancellationToken stopping)
    {
        var (timestamp, nonce, echo, timeout) = state.Use(w => (w.Now.ToUnixTimeSeconds().ToString(), w.Random.Digits(10), w.Random.Digits(19), w.Options.PushTimeout));
        var url = address.Of(config);
        var query = $"signature={PushCrypto.Signature(config.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&echostr={echo}";
        var (status, answer) = await Call(HttpMethod.Get, url + (url.Contains('?') ? "&" : "?") + query, null, timeout, stopping);
        return status != 200 ? $"HTTP {status}: {answer}" : answer != echo ? "the echo came back changed" : null;
    }

    public void Dispose() => http.Dispose();

    private async Task<(int Status, string Answer)> Call(HttpMethod method, string url, HttpContent? content, TimeSpan timeout, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(method, url) { Content = content };
            using var answer = await http.SendAsync(request, limit.Token);
            var text = await answer.Content.ReadAsStringAsync(limit.Token);
            return ((int)answer.StatusCode, text.Length > 500 ? text[..500] : text);
        }
        catch (Exception exception) when (exception is HttpRequestException or UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return (0, exception.Message);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return (0, "timeout");
        }
    }
}
