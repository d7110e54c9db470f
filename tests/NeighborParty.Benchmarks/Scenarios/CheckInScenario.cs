using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>New check-ins of other members in each round; then the same sent again, and tapped again with a new key.</summary>
public sealed class CheckInScenario : IScenario
{
    public IReadOnlyList<string> Names { get; } = ["checkin", "repeat"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        await using var contest = await Contest.StartAsync(bench, provider, o.Middle, "checkin", int.MaxValue, checksIn: true, ct);
        await contest.Product.CheckInAsync(..o.WarmUp, raw: false, Wrk.Connections, ct);
        await contest.Baseline.CheckInAsync(..o.WarmUp, raw: true, Wrk.Connections, ct);

        var (fresh, raw, sentAgain, tappedAgain) = (new List<Tapped>(), new List<Tapped>(), new List<Tapped>(), new List<Tapped>());
        for (var round = 0; round < o.Rounds; round++)
        {
            var first = o.WarmUp + (round * o.CheckIns);
            var members = first..(first + o.CheckIns);
            var taps = contest.Product.Requests;
            (await TapClient.RunAsync(contest.Product.Server.Port, contest.Product.Bytes(taps.Opened(members)), Wrk.Connections, ct)).AllGood();
            var sent = contest.Product.Bytes(taps.CheckIns(members, raw: false));
            fresh.Add((await TapClient.RunAsync(contest.Product.Server.Port, sent, Wrk.Connections, ct)).AllGood());
            raw.Add(await contest.Baseline.CheckInAsync(members, raw: true, Wrk.Connections, ct));
            sentAgain.Add((await TapClient.RunAsync(contest.Product.Server.Port, sent, Wrk.Connections, ct)).AllGood());
            var anew = contest.Product.Bytes(taps.CheckIns(members, raw: false, attempt: "2"));
            tappedAgain.Add((await TapClient.RunAsync(contest.Product.Server.Port, anew, Wrk.Connections, ct)).AllGood());
        }

        await Ledger.RequireAsync(contest.Product.Database, o.WarmUp + (o.Rounds * o.CheckIns), ct);
        var target = provider.Name == "SQLite" ? 0.40 : 0.50;
        var ratio = Spread.Of(fresh.Zip(raw, (p, r) => p.PerSecond / r.PerSecond));
        bench.Report.Add(new ReportRow(string.Create(CultureInfo.InvariantCulture, $"check-in, {o.Middle:#,0} rows before"), provider.Name,
            string.Create(CultureInfo.InvariantCulture, $"{target:0.00} of {(provider.Name == "SQLite" ? "grouped raw insert, FULL" : "raw insert")}"), ratio.ToString(), Figures.Of(fresh, raw), ratio.Median >= target));
        Repeated("check-in sent again (same key), against a new one", sentAgain);
        Repeated("check-in tapped again (new key), against a new one", tappedAgain);

        void Repeated(string title, List<Tapped> again)
        {
            var spread = Spread.Of(again.Zip(fresh, (a, f) => a.PerSecond / f.PerSecond));
            bench.Report.Add(new ReportRow(title, provider.Name, "1.00", spread.ToString(), Figures.Of(again, fresh, "new"), spread.Median >= 1));
        }
    }
}
