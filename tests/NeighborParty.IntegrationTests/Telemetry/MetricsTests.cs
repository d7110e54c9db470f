using System.Globalization;
using System.Net;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Telemetry;

public sealed class WatchedProduct : Product
{
    public int MetricsPort { get; } = ProgramProcess.FreePort();

    protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["Telemetry:MetricsPort"] = MetricsPort.ToString(CultureInfo.InvariantCulture) };
}

/// <summary>The counters belong to the process: nobody else may check in while these tests count.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>What the inside sees of the program at work, and that the outside sees nothing of it.</summary>
[Collection("Alone")]
public sealed class MetricsTests(WatchedProduct product) : IClassFixture<WatchedProduct>
{
    [Fact]
    public async Task Check_ins_writes_jobs_and_requests_are_counted_without_naming_anybody()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, member);
        var before = await ReadAsync();
        await OkAsync(await desk.CheckInAsync(shift, member));
        await RefusedAsync(409, "check_in.not_signed_up", await desk.CheckInAsync(shift, desk.Neighbours.Leader));
        await product.SignInAsync("wang");
        await product.RunJobsAsync();
        var after = await ReadAsync();

        Assert.Equal(1, Rise("neighborparty_attendance_total", "kind=\"in\"", "outcome=\"accepted\""));
        Assert.Equal(1, Rise("neighborparty_attendance_total", "kind=\"in\"", "outcome=\"check_in."));
        Assert.True(Rise("neighborparty_write_wait_seconds_count") >= 1);
        Assert.True(Rise("neighborparty_job_runs_total", "job=\"GenerateShifts\"", "outcome=\"done\"") >= 1);
        Assert.Equal(2, Rise("http_server_request_duration_seconds_count", "http_route=\"/api/v1/shifts/{id:guid}/check-ins\"", "http_request_method=\"POST\""));
        Assert.Equal(2, Rise("http_server_request_duration_seconds_bucket", "check-ins", "le=\"+Inf\""));
        Assert.True(after.Sum("dotnet_gc_collections_total") > 0);
        Assert.Contains(after.Series, s => s.StartsWith("neighborparty_outbox_messages{state=\"waiting\"}", StringComparison.Ordinal));
        Assert.Contains(after.Series, s => s.StartsWith("neighborparty_wechat_duration_seconds_count{path=\"sns/jscode2session\",result=\"ok\"}", StringComparison.Ordinal));
        foreach (var personal in (string[])[shift.ToString(), shift.ToString("N"), member.PersonId.ToString("N")[..12], member.Phone.AccessToken[..12], "30.27", "120.15", "oSandbox", "1990000"])
            Assert.DoesNotContain(after.Series, s => s.Contains(personal, StringComparison.OrdinalIgnoreCase));

        double Rise(string name, params string[] labels) => after.Sum(name, labels) - before.Sum(name, labels);
    }

    [Theory]
    [InlineData("/metrics", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/me", HttpStatusCode.NotFound)]
    [InlineData("/admin", HttpStatusCode.NotFound)]
    public async Task The_inside_port_knows_the_metrics_and_nothing_else(string path, HttpStatusCode expected)
    {
        using var inside = Inside();
        Assert.Equal(expected, (await inside.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_public_port_has_no_metrics_whatever_the_caller_writes()
    {
        foreach (var host in (string[])["localhost", $"127.0.0.1:{product.MetricsPort}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = host } };
            request.Headers.TryAddWithoutValidation("X-Forwarded-Port", product.MetricsPort.ToString(CultureInfo.InvariantCulture));
            using var answer = await product.Http.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
        }
    }

    private HttpClient Inside() => new() { BaseAddress = new Uri($"http://127.0.0.1:{product.MetricsPort}/") };

    private async Task<PrometheusReader> ReadAsync()
    {
        using var inside = Inside();
        return new PrometheusReader(await inside.GetStringAsync("metrics"));
    }
}
