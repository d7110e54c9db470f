using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>Requests that only read: wrk with 32 connections, product and baseline in turns.</summary>
public sealed class ReadScenario(string name, string title, IReadOnlyDictionary<string, double> targets, Func<Requests, bool, List<HttpCall>> calls) : IScenario
{
    public static readonly ReadScenario List = new("list", "list of posts of my building", new Dictionary<string, double> { ["SQLite"] = 0.60, ["PostgreSQL"] = 0.70 }, (r, raw) => r.List(raw));

    public static readonly ReadScenario Post = new("post", "one post with comments", new Dictionary<string, double> { ["SQLite"] = 0.40, ["PostgreSQL"] = 0.40 }, (r, raw) => r.Post(raw));

    public IReadOnlyList<string> Names { get; } = [name];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        var o = bench.Options;
        await using var contest = await Contest.StartAsync(bench, provider, o.Middle, name, liveShifts: 0, checksIn: false, ct);
        var (asked, askedRaw) = (calls(contest.Product.Requests, false), calls(contest.Baseline.Requests, true));
        var bytes = await SameAnswers.RequireAsync(contest, asked, askedRaw, ct);
        await Wrk.RunAsync(contest.Product.Server, asked, o.Seconds, ct);
        await Wrk.RunAsync(contest.Baseline.Server, askedRaw, o.Seconds, ct);

        var (product, raw) = (new List<Measured>(), new List<Measured>());
        for (var round = 0; round < o.Rounds; round++)
        {
            product.Add(await Wrk.RunAsync(contest.Product.Server, asked, o.Seconds, ct));
            raw.Add(await Wrk.RunAsync(contest.Baseline.Server, askedRaw, o.Seconds, ct));
        }

        var ratio = Spread.Of(product.Zip(raw, (p, r) => p.PerSecond / r.PerSecond));
        var target = targets[provider.Name];
        bench.Report.Add(new ReportRow(string.Create(CultureInfo.InvariantCulture, $"{title}, {o.Middle:#,0} posts"), provider.Name,
            string.Create(CultureInfo.InvariantCulture, $"{target:0.00} of raw"), ratio.ToString(), Figures.Of(product, raw) + "; " + bytes, ratio.Median >= target));
    }
}
