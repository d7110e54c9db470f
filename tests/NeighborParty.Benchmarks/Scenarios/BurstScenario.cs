using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>Everybody taps at nine: 2,000 members over 200 connections, until the last answer; what is in the database is counted afterwards.</summary>
public sealed class BurstScenario : IScenario
{
    private const int Connections = 200;

    public IReadOnlyList<string> Names { get; } = ["burst"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        var crowd = Math.Min(2000, o.CheckIns);
        await using var contest = await Contest.StartAsync(bench, provider, o.Middle, "burst", int.MaxValue, checksIn: true, ct);
        await contest.Product.CheckInAsync(..o.WarmUp, raw: false, Wrk.Connections, ct);
        await contest.Baseline.CheckInAsync(..o.WarmUp, raw: true, Wrk.Connections, ct);

        var (product, raw) = (new List<Tapped>(), new List<Tapped>());
        for (var round = 0; round < o.Rounds; round++)
        {
            var first = o.WarmUp + (round * crowd);
            product.Add(await contest.Product.TapAsync(first..(first + crowd), raw: false, Connections, ct));
            raw.Add(await contest.Baseline.CheckInAsync(first..(first + crowd), raw: true, Connections, ct));
        }

        var memory = contest.Product.Server.ResidentMegabytes;
        var ledger = await Ledger.OfAsync(contest.Product.Database, o.WarmUp + product.Sum(t => t.Good), ct);
        var whole = await bench.Product.IsTrailWholeAsync(contest.Product.Database, ct);
        var times = Spread.Of(product.Zip(raw, (p, r) => p.Elapsed / r.Elapsed));
        var (p99, rawP99) = (Spread.Of(product.Select(t => t.P99)), Spread.Of(raw.Select(t => t.P99)));
        var title = string.Create(CultureInfo.InvariantCulture, $"burst of {crowd:#,0}");
        bench.Report.Add(new ReportRow($"{title}: time to the last answer", provider.Name, $"at most 6 times the {(provider.Name == "SQLite" ? "grouped " : "")}raw insert", times.ToString(),
            $"product {Seconds(product)} s, raw {Seconds(raw)} s", times.Median <= 6));
        bench.Report.Add(new ReportRow($"{title}: p99", provider.Name, "under 500 ms", $"{p99.ToString("0")} ms", $"raw {rawP99.ToString("0")} ms", p99.Median < 500));
        var (sent, good) = (product.Sum(t => t.Sent), product.Sum(t => t.Good));
        bench.Report.Add(new ReportRow($"{title}: acknowledged", provider.Name, "every one", string.Create(CultureInfo.InvariantCulture, $"{good:#,0} of {sent:#,0}"),
            product.Find(t => t.Complaint is not null)?.FirstComplaint ?? "", good == sent));
        bench.Report.Add(new ReportRow($"{title}: acknowledged but lost / recorded twice / not audited", provider.Name, "0 / 0 / 0", $"{ledger.Lost} / {ledger.Double} / {ledger.NotAudited}",
            $"audit chain {(whole ? "verified" : "broken")}", ledger.IsGood && whole));
        bench.Report.Add(new ReportRow("resident memory after the burst", provider.Name, "under 300 MB", string.Create(CultureInfo.InvariantCulture, $"{memory:0} MB"),
            string.Create(CultureInfo.InvariantCulture, $"raw {contest.Baseline.Server.ResidentMegabytes:0} MB"), memory < 300));
    }

    private static string Seconds(IEnumerable<Tapped> taps) => Spread.Of(taps.Select(t => t.Elapsed.TotalSeconds)).Median.ToString("0.00", CultureInfo.InvariantCulture);
}
