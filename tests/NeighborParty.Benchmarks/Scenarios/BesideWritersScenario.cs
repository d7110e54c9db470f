using System.Diagnostics;
using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>The list alone, and the list while 32 members at a time check in without a pause.</summary>
public sealed class BesideWritersScenario : IScenario
{
    private const int Writers = 32;

    public IReadOnlyList<string> Names { get; } = ["beside"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        await using var product = await Contestant.ProductAsync(bench, provider, o.Middle, "beside", int.MaxValue, ct);
        var asked = product.Requests.List(raw: false);
        await Wrk.RunAsync(product.Server, asked, o.Seconds, ct);
        await product.CheckInAsync(..o.WarmUp, raw: false, Writers, ct);

        var (alone, beside, writing) = (new List<Measured>(), new List<Measured>(), new List<double>());
        for (var round = 0; round < o.Rounds; round++)
        {
            var first = o.WarmUp + (round * o.CheckIns);
            alone.Add(await Wrk.RunAsync(product.Server, asked, o.Seconds, ct));
            var members = first..(first + o.CheckIns);
            (await TapClient.RunAsync(product.Server.Port, product.Bytes(product.Requests.Opened(members)), Writers, ct)).AllGood();
            var taps = product.Bytes(product.Requests.CheckIns(members, raw: false));
            var clock = Stopwatch.StartNew();
            var writers = TapClient.RunAsync(product.Server.Port, taps, Writers, ct);
            beside.Add(await Wrk.RunAsync(product.Server, asked, o.Seconds, ct));
            var reading = clock.Elapsed;
            writing.Add((await writers).AllGood().Elapsed / reading);
        }

        var ratio = Spread.Of(beside.Zip(alone, (b, a) => b.P99 / a.P99));
        bench.Report.Add(new ReportRow("p99 of the list beside 32 writers, against the list alone", provider.Name, "at most 2.00 times", ratio.ToString(),
            Figures.Of(beside, alone, "alone").Replace("product", "beside", StringComparison.Ordinal)
            + string.Create(CultureInfo.InvariantCulture, $"; writers wrote during {Math.Min(1, writing.Min()):0%} of the reading or more"), ratio.Median <= 2));
    }
}
