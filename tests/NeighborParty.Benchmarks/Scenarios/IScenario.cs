using NeighborParty.Benchmarks.Databases;

namespace NeighborParty.Benchmarks.Scenarios;

public interface IScenario
{
    /// <summary>As <c>--only</c> knows it.</summary>
    IReadOnlyList<string> Names { get; }

    Task RunAsync(Bench bench, SeedProvider provider, CancellationToken ct);
}
