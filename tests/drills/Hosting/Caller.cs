using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.Drills.Hosting;

/// <summary>One answer as the caller saw it; status 0 when there was none.</summary>
internal sealed record Seen(HttpStatusCode Status, TimeSpan After, string? Token, bool RetryAfter, string? Code);

/// <summary>
/// A phone of the sandbox. Signing in is a write with its audit row; so is renewing the session, which needs no WeChat. Either is
/// acknowledged by a token that works from then on.
/// </summary>
internal sealed class Caller(Uri address, int number = 0) : IDisposable
{
    // The sandbox throttles a person who signs in too often, as WeChat does.
    private static readonly string[] Users = ["wang", "lin", "chen", "zhao", "sun", "zhou", "wu", "zheng", "feng", "han", "tang", "xu"];

    /// <summary>The number of somebody who is a member in the demo's first community (陈志强).</summary>
    public const int Member = 2;

    /// <summary>Settings of a program that shall be driven hard.</summary>
    public static Dictionary<string, string> NoLimits => new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["WeChatSandbox:LoginsPerMinute"] = "10000000", ["Limits:SignInsPerAddress"] = "10000000", ["Limits:PerAnonymousAddress"] = "10000000", ["Limits:PerSession"] = "10000000",
    };

    private static int _choices;

    private string? _refreshToken;
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<Seen> SignInAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var code = await _http.PostAsync($"sandbox/control/users/{Users[number % Users.Length]}/login-code", null);
            var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
            clock.Restart();
            return await SendAsync("api/v1/sessions", new { loginCode }, clock);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException)
        {
            // Killed in the middle of an answer: nothing was acknowledged.
            return new Seen(default, clock.Elapsed, null, false, e.Message);
        }
    }

    /// <summary>Writes once more in the session of the last sign-in.</summary>
    public async Task<Seen> RenewAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            return await SendAsync("api/v1/sessions/refresh", new { refreshToken = _refreshToken }, clock);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return new Seen(default, clock.Elapsed, null, false, e.Message);
        }
    }

    /// <summary>Writes in the caller's community: what a window of WeChat's was answered with.</summary>
    public async Task<Seen> ChooseAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/me/message-grants") { Content = JsonContent.Create(new { template = "dutyReminder", result = "accept" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", $"choose-{Interlocked.Increment(ref _choices)}");
        var clock = Stopwatch.StartNew();
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return new Seen(answer.StatusCode, clock.Elapsed, null, answer.Headers.RetryAfter is not null, body?["code"]?.GetValue<string>());
    }

    /// <summary>Signs in until it goes quickly: what the program compiles for the first time is no measure of a fault.</summary>
    public async Task WarmUpAsync()
    {
        for (var i = 0; i < 40; i++)
            if (await SignInAsync() is { Token: not null } seen && seen.After < TimeSpan.FromMilliseconds(300))
                return;
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

    private async Task<Seen> SendAsync(string path, object request, Stopwatch clock)
    {
        using var answer = await _http.PostAsJsonAsync(path, request);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        _refreshToken = body?["refreshToken"]?.GetValue<string>() ?? _refreshToken;
        return new Seen(answer.StatusCode, clock.Elapsed, body?["accessToken"]?.GetValue<string>(), answer.Headers.RetryAfter is not null, body?["code"]?.GetValue<string>());
    }

    public void Dispose() => _http.Dispose();
}
