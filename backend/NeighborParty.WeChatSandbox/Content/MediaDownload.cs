namespace NeighborParty.WeChatSandbox.Content;

/// <summary>Fetches what the product wants looked at: http or https, ten megabytes at most, no patience.</summary>
internal sealed class MediaDownload(SandboxBackChannel channel) : IDisposable
{
    private const int Limit = 10 * 1024 * 1024;
    private readonly HttpClient http = new(channel.CreateHandler()) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = Limit };

    /// <summary>Null when it cannot be had.</summary>
    public async Task<byte[]?> Fetch(string url, CancellationToken stopping)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return null;

        try
        {
            using var answer = await http.GetAsync(address, stopping);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(stopping) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
