using System.Globalization;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>From starting the process to its first good answer on /health/ready, with the largest database there already.</summary>
public sealed class StartScenario : IScenario
{
    public IReadOnlyList<string> Names { get; } = ["start"];

    public async Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct)
    {
        await using var database = await provider.CopyAsync(bench.Options.Largest, "start", ct);
        var seconds = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            await using var server = await bench.Product.StartAsync(database, ct);
            seconds.Add(server.ReadyAfter.TotalSeconds);
        }

        var spread = Spread.Of(seconds);
        bench.Report.Add(new ReportRow(string.Create(CultureInfo.InvariantCulture, $"ready after start, {bench.Options.Largest:#,0} rows"), provider.Name, "under 3 s", $"{spread} s", "", spread.Median < 3));
    }
}
