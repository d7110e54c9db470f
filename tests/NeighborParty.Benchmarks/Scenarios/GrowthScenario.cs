using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>The product beside itself: on the smallest and on the largest database.</summary>
public sealed class GrowthScenario : IScenario
{
    private const double Target = 0.90;

    public IReadOnlyList<string> Names { get; } = ["growth"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        await using var small = await Contestant.ProductAsync(bench, provider, o.Smallest, "growth-small", int.MaxValue, ct);
        await using var large = await Contestant.ProductAsync(bench, provider, o.Largest, "growth-large", int.MaxValue, ct);
        Contestant[] both = [large, small];
        var lists = both.ToDictionary(c => c, _ => new List<Measured>());
        var taps = both.ToDictionary(c => c, _ => new List<Tapped>());
        foreach (var one in both)
        {
            await Wrk.RunAsync(one.Server, one.Requests.List(raw: false), o.Seconds, ct);
            await one.CheckInAsync(..o.WarmUp, raw: false, Wrk.Connections, ct);
        }

        for (var round = 0; round < o.Rounds; round++)
            foreach (var one in both)
                lists[one].Add(await Wrk.RunAsync(one.Server, one.Requests.List(raw: false), o.Seconds, ct));
        for (var round = 0; round < o.Rounds; round++)
            foreach (var one in both)
            {
                var first = o.WarmUp + (round * o.CheckIns);
                taps[one].Add(await one.CheckInAsync(first..(first + o.CheckIns), raw: false, Wrk.Connections, ct));
            }

        Add("list", Spread.Of(lists[large].Zip(lists[small], (l, s) => l.PerSecond / s.PerSecond)), Figures.Of(lists[large], lists[small], "small"));
        Add("check-in", Spread.Of(taps[large].Zip(taps[small], (l, s) => l.PerSecond / s.PerSecond)), Figures.Of(taps[large], taps[small], "small"));

        void Add(string what, Spread ratio, string figures) => bench.Report.Add(new ReportRow(
            string.Create(CultureInfo.InvariantCulture, $"{what}, from {o.Smallest:#,0} to {o.Largest:#,0} rows"), provider.Name, "0.90 of the small case",
            ratio.ToString(), figures.Replace("product", "large", StringComparison.Ordinal), ratio.Median >= Target));
    }
}
