using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Telemetry;

/// <summary>C06: line ends in everything that a caller writes make no line of the log.</summary>
public sealed class LogLineTests
{
    private const string Canary = "npforged";

    [Fact]
    public async Task Nobody_outside_writes_a_line_of_the_log()
    {
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", new(StringComparer.Ordinal)
        {
            ["Demo:Seed"] = "false",
            ["Logging:Console:FormatterName"] = "json-lines",
            ["Logging:LogLevel:Default"] = "Debug",
            // The web server's own lines too, which repeat addresses and headers.
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information",
        });
        const string Forged = "%0D%0A%7B%22level%22:%22Critical%22,%22message%22:%22" + Canary + "%22%7D%0D%0A";
        const string Written = "\r\n{\"level\":\"Critical\",\"message\":\"" + Canary + "\"}\r\n";
        var json = JsonValue.Create(Written).ToJsonString();
        string[] requests =
        [
            $"GET /nothing/{Forged} HTTP/1.1\r\nHost: x",
            $"GET /api/v1/me?q={Forged} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {Forged}",
            $"GET /admin HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r{Canary}\r\nCookie: __Host-np-console={Forged}",
            $"GET /admin HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r\n {Canary}",
            $"GET /admin HTTP/1.1\r\nHost: x\n{Canary}\r\nReferer: {Forged}\r\nIdempotency-Key: {Forged}\r\ntraceparent: {Forged}\r\ntracestate: {Forged}\r\nbaggage: {Forged}",
            $"{Canary}\n{Canary} / HTTP/1.1\r\nHost: x",
            Body("/api/v1/sessions", "application/json", $$"""{"loginCode":{{json}},"device":{{json}}}"""),
            Body("/api/v1/sessions/refresh", "application/json", $$"""{"refreshToken":{{json}},{{json}}:1}"""),
            Body("/admin/sign-in", "application/x-www-form-urlencoded", $"UserName={Forged}&Password={Forged}&{Forged}={Forged}"),
        ];
        foreach (var request in requests)
            await SendAsync(program.Address, request.Contains("\r\n\r\n", StringComparison.Ordinal) ? request : request + "\r\nConnection: close\r\n\r\n");
        program.Terminate();
        Assert.Equal(0, await program.ExitCodeAsync());

        var lines = program.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).ToList();
        Assert.True(lines.Count > 50, program.Log);
        Assert.All(lines, line => Assert.NotNull(Parsed(line)?["time"]));
        Assert.DoesNotContain(lines, line => Parsed(line)!["level"]!.GetValue<string>() == "Critical");
        // Nor is it repeated inside one.
        Assert.DoesNotContain(Canary, program.Log, StringComparison.Ordinal);
    }

    private static JsonNode? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Body(string path, string type, string body) =>
        $"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static async Task SendAsync(Uri address, string request)
    {
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, patience.Token);
        Assert.StartsWith("HTTP/1.1", Encoding.ASCII.GetString(answer.ToArray()), StringComparison.Ordinal);
    }
}
