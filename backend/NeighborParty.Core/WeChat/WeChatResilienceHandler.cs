namespace NeighborParty.Core.WeChat;

/// <summary>Sends a request through the pipeline of its endpoint and reads the answer inside it, so that a slow body is a slow answer.</summary>
internal sealed class WeChatResilienceHandler(WeChatResilience resilience) : DelegatingHandler
{
    /// <summary>Which endpoint a request is for.</summary>
    public static readonly HttpRequestOptionsKey<WeChatCall> Call = new("NeighborParty.WeChat.Call");

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Call, out var call))
            throw new InvalidOperationException("A WeChat request names its endpoint.");
        return await resilience.For(call).ExecuteAsync(
            async attempt =>
            {
                var response = await base.SendAsync(request, attempt);
                try
                {
                    await BufferedAnswer.FillAsync(response, call, attempt);
                    return response;
                }
                catch
                {
                    response.Dispose();
                    throw;
                }
            },
            cancellationToken);
    }
}
