using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;
using NeighborParty.Benchmarks.Scenarios;

namespace NeighborParty.Benchmarks;

/// <summary>What every scenario needs.</summary>
public sealed record Bench(BenchmarkOptions Options, Product Product, Report Report);

/// <summary>Runs the scenarios one after the other, never two at a time, and prints the table.</summary>
public static class BenchmarkRun
{
    private static readonly IScenario[] Scenarios =
    [
        ReadScenario.List, ReadScenario.Post, new OverviewScenario(), new CheckInScenario(), new BurstScenario(), new BesideWritersScenario(), new GrowthScenario(), new StartScenario(),
    ];

    /// <returns>0 when every target was met.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken ct)
    {
        var bench = new Bench(options, await Product.GetAsync(options, ct), new Report());
        foreach (var name in options.Providers)
        {
            await using var postgres = name == "postgres" ? await PostgresServer.StartAsync(options.Cache, ct) : null;
            SeedProvider provider = postgres is null ? new SqliteSeeds(options, bench.Product) : new PostgresSeeds(options, bench.Product, postgres);
            foreach (var scenario in Scenarios.Where(s => s.Names.Any(options.Asks)))
            {
                Console.WriteLine($"{provider.Name}: {string.Join(", ", scenario.Names)}");
                await TryAsync(scenario, bench, provider, ct);
            }
        }

        Console.WriteLine();
        Console.WriteLine(bench.Report);
        return bench.Report.AllMet ? 0 : 1;
    }

    /// <summary>What goes wrong in one scenario is a line of the table; the others go on.</summary>
    private static async Task TryAsync(IScenario scenario, Bench bench, SeedProvider provider, CancellationToken ct)
    {
        try
        {
            await scenario.RunAsync(bench, provider, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Console.Error.WriteLine(e);
            bench.Report.Add(new ReportRow(string.Join(", ", scenario.Names), provider.Name, "", "could not be measured", e.Message.Split('\n')[0], Met: false));
        }
    }
}
