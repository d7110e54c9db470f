using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.Drills.Hosting;

/// <summary>One answer as the caller saw it; status 0 when there was none.</summary>
internal sealed record Seen(HttpStatusCode Status, TimeSpan After, string? Token, bool RetryAfter, string? Code);

/// <summary>A phone of the sandbox that signs in: a write with its audit row, acknowledged by a token that works from then on.</summary>
internal sealed class Caller(Uri address) : IDisposable
{
    /// <summary>Settings of a program that shall be driven hard.</summary>
    public static Dictionary<string, string> NoLimits => new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["Limits:SignInsPerAddress"] = "10000000", ["Limits:PerAnonymousAddress"] = "10000000", ["Limits:PerSession"] = "10000000",
    };

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<Seen> SignInAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var code = await _http.PostAsync("sandbox/control/users/wang/login-code", null);
            var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
            clock.Restart();
            using var answer = await _http.PostAsJsonAsync("api/v1/sessions", new { loginCode });
            var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
            return new Seen(answer.StatusCode, clock.Elapsed, body?["accessToken"]?.GetValue<string>(), answer.Headers.RetryAfter is not null, body?["code"]?.GetValue<string>());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException)
        {
            // Killed in the middle of an answer: nothing was acknowledged.
            return new Seen(0, clock.Elapsed, null, false, e.Message);
        }
    }

    public async Task<(HttpStatusCode Status, TimeSpan After)> GetAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var clock = Stopwatch.StartNew();
        using var answer = await _http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, clock.Elapsed);
    }

    /// <summary>Known sessions pass the door and find no such thing; lost ones stay outside.</summary>
    public async Task<int> CountLostAsync(IEnumerable<string> tokens)
    {
        var lost = 0;
        foreach (var token in tokens)
            if ((await GetAsync("api/v1/nothing-of-this-name", token)).Status != HttpStatusCode.NotFound)
                lost++;
        return lost;
    }

    /// <summary>How long until the path answers with this status.</summary>
    public async Task<TimeSpan> UntilAsync(string path, HttpStatusCode status, TimeSpan atMost)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if ((await GetAsync(path)).Status == status)
                return clock.Elapsed;
            Assert.True(clock.Elapsed < atMost, $"{path} did not turn {(int)status} within {atMost.TotalSeconds:0} s");
            await Task.Delay(50);
        }
    }

    public void Dispose() => _http.Dispose();
}
