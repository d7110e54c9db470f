using NeighborParty.IntegrationTests.Hosting;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>H07: told to stop, the program says so, answers what it has begun and ends by itself.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class StopTests
{
    private const string Body = "{\"refreshToken\":\"not one of ours\"}";

    [Fact]
    public async Task A_request_in_flight_is_answered_and_readiness_is_red_first()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Seed"] = "false", ["Shutdown:DrainSeconds"] = "2" };
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", settings);

        using var inFlight = new TcpClient();
        await inFlight.ConnectAsync(IPAddress.Loopback, program.Address.Port);
        var stream = inFlight.GetStream();
        await SendAsync(stream, $"POST /api/v1/sessions/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body[..9]}");
        await Task.Delay(300);
        program.Terminate();

        using var http = new HttpClient { BaseAddress = program.Address };
        await Task.Delay(500);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/live")).StatusCode);

        await Task.Delay(2000);
        await Assert.ThrowsAsync<HttpRequestException>(() => NewConnectionAsync(program.Address));
        await SendAsync(stream, Body[9..]);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync();
        // A body that was still on its way is not waited for: send it again. Never a broken answer or a 500.
        Assert.True(answer is "HTTP/1.1 401 Unauthorized" or "HTTP/1.1 503 Service Unavailable", $"{answer}\n{program.Log}");
        Assert.Equal(0, await program.ExitCodeAsync());
    }

    private static async Task SendAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task NewConnectionAsync(Uri address)
    {
        using var fresh = new HttpClient { BaseAddress = address };
        using var answer = await fresh.GetAsync("health/live");
    }
}
