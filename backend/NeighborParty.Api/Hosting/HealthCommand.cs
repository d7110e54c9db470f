using System.Net;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// <c>health [live|ready]</c>: asks the program that runs on this machine, for a container's health check, where no other client
/// is installed. Comes before everything that takes time.
/// </summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>The exit code (0 healthy, 1 not), or null to go on.</returns>
    public static async Task<int?> RunAsync(string[]? command, IConfiguration settings)
    {
        if (command is not (["health"] or ["health", "live" or "ready"]))
            return null;
        using var http = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(AddressOf(settings), $"health/{command.ElementAtOrDefault(1) ?? "ready"}"));
        // The program answers to its public names only.
        if (settings["AllowedHosts"]?.Split(';')[0].Trim() is { Length: > 0 } name && !name.Contains('*', StringComparison.Ordinal))
            request.Headers.Host = name;
        try
        {
            using var answer = await http.SendAsync(request);
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Setting <c>urls</c> or <c>http_ports</c>, as the server itself reads them.</summary>
    private static Uri AddressOf(IConfiguration settings)
    {
        var address = settings["urls"]?.Split(';')[0] ?? $"http://127.0.0.1:{settings["http_ports"]?.Split(';')[0] ?? "8080"}";
        foreach (var any in (string[])["//*:", "//+:", "//0.0.0.0:", "//[::]:"])
            address = address.Replace(any, "//127.0.0.1:", StringComparison.Ordinal);
        return new Uri(address.TrimEnd('/') + "/");
    }
}
