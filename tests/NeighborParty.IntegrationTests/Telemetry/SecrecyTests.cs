using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.IntegrationTests.Telemetry;

/// <summary>G04: the id of a problem answer is found in logs and traces, and nothing that belongs to a person is.</summary>
public sealed partial class SecrecyTests
{
    // The sandbox's people.
    private const string OpenId = "oSandboxWang0000000000000002";
    private const string PhoneNumber = "19900000002";

    [Fact]
    public async Task One_id_leads_through_answer_log_and_trace_and_nobody_is_named()
    {
        using var folder = new TemporaryFolder();
        using var collector = new Collector();
        var port = ProgramProcess.FreePort();
        await using var program = await ProgramProcess.StartReadyAsync(folder.Path, "Development", new(StringComparer.Ordinal)
        {
            ["Demo:Seed"] = "false",
            ["Logging:Console:FormatterName"] = "json-lines",
            ["Logging:LogLevel:Default"] = "Debug",
            // The web server's own lines below Warning repeat paths and queries: the product leaves them out, and so do operators (deploy/README.md).
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Debug",
            ["Telemetry:OtlpEndpoint"] = collector.Address,
            ["Telemetry:MetricsPort"] = port.ToString(CultureInfo.InvariantCulture),
        });
        using var http = new HttpClient { BaseAddress = program.Address };
        var known = await UseAsync(http);
        var traceId = await RefusedByWeChatAsync(http);
        using var inside = new HttpClient();
        var metrics = await inside.GetStringAsync($"http://127.0.0.1:{port}/metrics");
        program.Terminate();
        Assert.Equal(0, await program.ExitCodeAsync());

        var (log, traces, exported) = (program.Log, collector.Received("/v1/traces"), collector.Received("/v1/metrics"));
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.True(lines.Count > 50, log);
        Assert.All(lines, l => Assert.Matches(TraceId(), l["traceId"]!.GetValue<string>()));
        var warnings = string.Join('\n', lines.Where(l => l["traceId"]!.GetValue<string>() == traceId && l["level"]!.GetValue<string>() == "Warning").Select(l => l["message"]));
        Assert.Contains("POST /api/v1/sessions/ answered 503", warnings, StringComparison.Ordinal);
        Assert.Contains(Collector.Id(traceId), traces, StringComparison.Ordinal);
        Assert.Contains("/api/v1/shifts/{id:guid}", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", exported, StringComparison.Ordinal);
        new PrometheusReader(metrics).Series.Single(s => s.StartsWith("http_server_active_requests{", StringComparison.Ordinal) && s.Contains("POST", StringComparison.Ordinal));

        foreach (var personal in known)
        {
            Assert.DoesNotContain(personal, metrics, StringComparison.Ordinal);
            Assert.DoesNotContain(Collector.Utf8(personal), traces, StringComparison.Ordinal);
            Assert.DoesNotContain(Collector.Utf8(personal), exported, StringComparison.Ordinal);
            Assert.DoesNotContain(personal, log, StringComparison.Ordinal);
        }
    }

    /// <summary>Goes through the program leaving known values in every place a caller can write to.</summary>
    private static async Task<List<string>> UseAsync(HttpClient http)
    {
        var code = await CodeAsync(http, "login-code");
        var grant = await (await http.PostAsJsonAsync("api/v1/sessions", new { loginCode = code, device = "设备mark7731" })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>();
        var (access, refresh) = (grant!["accessToken"]!.GetValue<string>(), grant["refreshToken"]!.GetValue<string>());
        var shift = "0195a7c4-77aa-7bbb-8ccc-000000007731";
        var bodies = new (HttpMethod Method, string Path, object? Body)[]
        {
            (HttpMethod.Get, "api/v1/me?phone=" + PhoneNumber + "&q=querymark7731", null),
            (HttpMethod.Post, "api/v1/me/phone", new { phoneCode = await CodeAsync(http, "phone-code") }),
            (HttpMethod.Get, $"api/v1/shifts/{shift}", null),
            (HttpMethod.Post, $"api/v1/shifts/{shift}/check-ins", new { code = "codemark7731", latitude = 30.277731, longitude = 120.157731, accuracyMetres = 20, coordinateSystem = "gcj02", deviceId = "devicemark7731" }),
            (HttpMethod.Get, "nothing/pathmark7731/" + PhoneNumber, null),
            (new HttpMethod("METHODMARK"), "api/v1/me", null),
            (HttpMethod.Post, "api/v1/sessions/refresh", new { refreshToken = refresh }),
        };
        foreach (var (method, path, body) in bodies)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Web) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
            request.Headers.Add("Idempotency-Key", "keymark7731");
            request.Headers.Add("User-Agent", "agentmark7731");
            request.Headers.Add("tracestate", "np=statemark7731");
            request.Headers.Add("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01");
            request.Headers.Add("baggage", "bag=baggagemark7731");
            using var answer = await http.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{method} {path} {answer.StatusCode}");
        }

        return [OpenId, PhoneNumber, access, refresh, code, "mark7731", "METHODMARK", "30.2777", "120.1577"];
    }

    private static async Task<string> RefusedByWeChatAsync(HttpClient http)
    {
        var code = await CodeAsync(http, "login-code");
        (await http.PutAsJsonAsync("sandbox/control/down", new { down = true })).EnsureSuccessStatusCode();
        using var refused = await http.PostAsJsonAsync("api/v1/sessions", new { loginCode = code });
        Assert.Equal(503, (int)refused.StatusCode);
        return (await refused.Content.ReadFromJsonAsync<JsonObject>())!["traceId"]!.GetValue<string>();
    }

    private static async Task<string> CodeAsync(HttpClient http, string kind)
    {
        using var answer = await http.PostAsync($"sandbox/control/users/wang/{kind}", null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
    }

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex TraceId();
}
