using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>The console's first page, with sign-in and everything on it, against one aggregate over the largest table of check-ins.</summary>
public sealed class OverviewScenario : IScenario
{
    private const int Connections = 2;
    private const int Pages = 10_000;
    private const int Aggregates = 4;
    private const double Target = 100;

    public IReadOnlyList<string> Names { get; } = ["overview"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        await using var contest = await Contest.StartAsync(bench, provider, o.Largest, "overview", liveShifts: 4, checksIn: false, ct);
        await MeasureAsync(contest.Product, raw: false, o.Seconds, ct);
        await MeasureAsync(contest.Baseline, raw: true, o.Seconds, ct);
        var (product, raw) = (new List<Tapped>(), new List<Tapped>());
        for (var round = 0; round < o.Rounds; round++)
        {
            product.Add(await MeasureAsync(contest.Product, raw: false, o.Seconds, ct));
            raw.Add(await MeasureAsync(contest.Baseline, raw: true, o.Seconds, ct));
        }

        var ratio = Spread.Of(product.Zip(raw, (p, r) => p.PerSecond / r.PerSecond));
        bench.Report.Add(new ReportRow(string.Create(CultureInfo.InvariantCulture, $"staff overview over {o.Largest:#,0} check-ins"), provider.Name, "100 times the raw aggregate", ratio.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"product {Spread.Of(product.Select(t => t.PerSecond)).Median:#,0} pages/s; raw {Spread.Of(raw.Select(t => t.PerSecond)).Median:0.00}/s"), ratio.Median >= Target));
    }

    /// <summary>The pages of some seconds; of the aggregate, which takes seconds itself, a few.</summary>
    private static async Task<Tapped> MeasureAsync(Contestant side, bool raw, int seconds, CancellationToken ct) =>
        (await TapClient.RunAsync(side.Server.Port, side.Bytes(Enumerable.Repeat(Requests.Overview(raw), raw ? Aggregates : Pages)), Connections, ct, raw ? null : TimeSpan.FromSeconds(seconds))).AllGood();
}
