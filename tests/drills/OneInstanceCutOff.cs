using System.Collections.Concurrent;
using System.Net;
using NeighborParty.Drills.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Xunit.Abstractions;

namespace NeighborParty.Drills;

/// <summary>H05: of two instances on one PostgreSQL one loses its line, in five ways and in the middle of writing. The other goes on.</summary>
public sealed class OneInstanceCutOff(ITestOutputHelper output)
{
    private static readonly TimeSpan Fair = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CutOff = TimeSpan.FromSeconds(2.5);

    [PostgresFact]
    public async Task The_other_goes_on()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var proxy = new FaultProxy(postgres.Port);
        using var folder = new TemporaryFolder();
        var direct = Caller.NoLimits.Concat(await postgres.DatabaseAsync()).ToDictionary(StringComparer.Ordinal);
        direct["Vault:KeyFile"] = folder.File("vault.json");
        var through = new Dictionary<string, string>(direct, StringComparer.Ordinal);
        through["Database:ConnectionString"] = direct["Database:ConnectionString"].Replace($"Port={postgres.Port}", $"Port={proxy.Port}", StringComparison.Ordinal);
        await using var healthy = await ProgramProcess.StartReadyAsync(folder.File("a"), "Development", direct);
        await using var cut = await ProgramProcess.StartReadyAsync(folder.File("b"), "Development", through);

        var writers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            var caller = new Caller(i < 3 ? healthy.Address : cut.Address, i);
            await caller.WarmUpAsync();
            return caller;
        }));
        var acknowledged = new List<string>();
        foreach (var fault in (Fault[])[Fault.Refuse, Fault.Hang, Fault.Slow, Fault.ResetMidway, Fault.OneWay])
            acknowledged.AddRange(await DrillAsync(fault, proxy, writers, cut));
        using var a = new Caller(healthy.Address);
        using var b = new Caller(cut.Address);
        var (lostA, lostB) = (await a.CountLostAsync(acknowledged), await b.CountLostAsync(acknowledged));
        output.WriteLine($"H05: {acknowledged.Count} writes acknowledged by both, {lostA} unknown to the one, {lostB} to the other");
        Assert.Equal((0, 0), (lostA, lostB));
    }

    private async Task<List<string>> DrillAsync(Fault fault, FaultProxy proxy, Caller[] writers, ProgramProcess cut)
    {
        using var over = new CancellationTokenSource();
        var (ofHealthy, ofCut) = (new ConcurrentBag<Seen>(), new ConcurrentBag<Seen>());
        var work = writers.Select((w, i) => WriteAsync(w, i < writers.Length / 2 ? ofHealthy : ofCut, over.Token)).ToList();
        await Task.Delay(Fair);
        var before = ofHealthy.Count;
        proxy.Set(fault);
        await Task.Delay(CutOff);
        var during = ofHealthy.Count - before;
        proxy.Set(Fault.None);
        using var probe = new Caller(cut.Address);
        var green = await probe.UntilAsync("health/ready", HttpStatusCode.OK, TimeSpan.FromSeconds(10));
        await over.CancelAsync();
        var last = await Task.WhenAll(work);

        var refused = ofHealthy.Count(s => s.Status == HttpStatusCode.ServiceUnavailable);
        output.WriteLine($"H05 {fault}: the healthy one answered {during} writes in the {CutOff.TotalSeconds:0.0} s ({before} in the {Fair.TotalSeconds:0} s before), {refused} refused, slowest {ofHealthy.Max(s => s.After).TotalSeconds:0.00} s; "
            + $"the cut one {Words(ofCut)}, green again {green.TotalSeconds:0.00} s after");
        Assert.All(ofHealthy, s => Assert.True(s.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{fault}: {s.Status} {s.Code}"));
        Assert.All(ofCut, s => Assert.True(s.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{fault}: {s.Status} {s.Code}\n{cut.Log[Math.Max(0, cut.Log.Length - 4000)..]}"));
        Assert.True(during > 10, $"{fault}: the healthy one stood still");
        // At most the writers that waited for the lock of the one that was cut off.
        Assert.InRange(refused, 0, 9);
        return [.. last.OfType<string>()];
    }

    /// <returns>The token of the last write that was acknowledged.</returns>
    private static async Task<string?> WriteAsync(Caller caller, ConcurrentBag<Seen> seen, CancellationToken until)
    {
        // A session of its own for each fault: one whose renewal stayed unanswered for too long ends, as it shall.
        string? token = null;
        var renewing = false;
        while (!until.IsCancellationRequested)
        {
            var answer = renewing ? await caller.RenewAsync() : await caller.SignInAsync();
            seen.Add(answer);
            token = answer.Token ?? token;
            renewing = answer.Token is not null;
        }

        return token;
    }

    private static string Words(IEnumerable<Seen> seen) => string.Join(", ", seen.GroupBy(s => s.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} x {(int)g.Key}"));
}
