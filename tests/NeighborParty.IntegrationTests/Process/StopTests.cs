using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Hosting;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>H07: told to stop under load, the program says so, answers everything it has begun in full and ends by itself.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class StopTests(ITestOutputHelper output)
{
    private const string Body = "{\"refreshToken\":\"not one of ours\"}";
    private const int Callers = 8;

    /// <summary>WeChat lets one person sign in a hundred times a minute, and so does the sandbox.</summary>
    private static readonly string[] Users = ["wang", "chen", "lin", "han", "sun", "zhao"];

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Demo:Seed"] = "false", ["Shutdown:DrainSeconds"] = "2",
        ["Limits:SignInsPerAddress"] = "1000000", ["Limits:PerAnonymousAddress"] = "1000000",
    };

    [Fact]
    public async Task Under_load_readiness_is_red_first_and_every_request_is_answered_in_full()
    {
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", Settings);
        var (answers, broken, red) = (new ConcurrentBag<HttpStatusCode>(), new ConcurrentBag<string>(), new CancellationTokenSource());
        var callers = Enumerable.Range(0, Callers).Select(i => CallUntilAsync(program.Address, i, answers, broken, red.Token)).ToList();
        while (answers.Count < 50)
            await Task.Delay(20);
        var slow = SendSlowlyAsync(program.Address);
        await Task.Delay(300);

        var clock = Stopwatch.StartNew();
        program.Terminate();
        var seenRed = await ProxySeesRedAsync(program.Address, clock);
        using var http = new HttpClient { BaseAddress = program.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/live")).StatusCode);
        // Like a proxy: from here on it sends no more.
        await red.CancelAsync();
        await Task.WhenAll(callers);
        var slowAnswer = await slow;
        Assert.Equal(0, await program.ExitCodeAsync());

        output.WriteLine($"H07: {answers.Count} answers, {broken.Count} broken; red after {seenRed.TotalMilliseconds:0} ms, ended after {clock.Elapsed.TotalSeconds:0.0} s; slow body: {slowAnswer.Split('\r')[0]}");
        Assert.Empty(broken);
        Assert.All(answers, a => Assert.True((int)a < 500, a.ToString()));
        Assert.StartsWith("HTTP/1.1 401 Unauthorized", slowAnswer, StringComparison.Ordinal);
        Assert.EndsWith("}\r\n0\r\n\r\n", slowAnswer, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 2, 25);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("health/live"));
    }

    private static async Task CallUntilAsync(Uri address, int caller, ConcurrentBag<HttpStatusCode> answers, ConcurrentBag<string> broken, CancellationToken until)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var i = 0; !until.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await SendAsync(http, caller + i);
                await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                answers.Add(answer.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                broken.Add(e.Message + " " + e.InnerException?.Message);
            }
        }
    }

    /// <summary>Pages, refusals and sign-ins, which write.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, int i)
    {
        switch (i % 4)
        {
            case 0: return await http.GetAsync("admin/sign-in", CancellationToken.None);
            case 1: return await http.GetAsync("api/v1/me", CancellationToken.None);
            case 2: return await http.GetAsync("", CancellationToken.None);
        }

        using var code = await http.PostAsync($"sandbox/control/users/{Users[i / 4 % Users.Length]}/login-code", null, CancellationToken.None);
        var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>(CancellationToken.None))!["code"]!.GetValue<string>();
        return await http.PostAsJsonAsync("api/v1/sessions", new { loginCode }, CancellationToken.None);
    }

    private static async Task<TimeSpan> ProxySeesRedAsync(Uri address, Stopwatch clock)
    {
        while (true)
        {
            using var http = new HttpClient { BaseAddress = address };
            using var answer = await http.GetAsync("health/ready");
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                return clock.Elapsed;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), "Readiness stayed green.");
            await Task.Delay(20);
        }
    }

    /// <summary>A body that takes four seconds: longer than the drain.</summary>
    private static async Task<string> SendSlowlyAsync(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        var stream = client.GetStream();
        await WriteAsync(stream, $"POST /api/v1/sessions/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n");
        foreach (var part in Body.Chunk(5).Select(p => new string(p)))
        {
            await Task.Delay(600);
            await WriteAsync(stream, part);
        }

        // To the end of the connection: it is closed after this answer, because the program is on its way out.
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
}
