using System.Globalization;

namespace NeighborParty.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Posts and check-ins in each database, rising; the middle one carries the comparisons, the last one the overview.</param>
/// <param name="Rounds">How often each pair is measured, in turns.</param>
/// <param name="Seconds">Of one reading round.</param>
/// <param name="CheckIns">Taps of one writing round.</param>
/// <param name="Only">Names of scenarios; empty for all.</param>
/// <param name="Product">A published product; null publishes this source.</param>
public sealed record BenchmarkOptions(
    IReadOnlyList<int> Rows, int Rounds, int Seconds, int CheckIns, IReadOnlySet<string> Only, IReadOnlyList<string> Providers, string Cache, string? Product)
{
    public const string Usage = """
        dotnet run -c Release --project tests/NeighborParty.Benchmarks -- [options]
          --rows 10000,100000,1000000   sizes of the databases
          --rounds 5                    rounds of each comparison
          --seconds 3                   length of a reading round
          --check-ins 10000             taps of a writing round
          --only list,post,overview,checkin,repeat,burst,beside,growth,start
          --providers sqlite,postgres
          --cache <folder>              seeded databases and the published product are kept here
          --product <folder>            measure this published product instead of publishing the source
        """;

    public int Smallest => Rows[0];

    public int Middle => Rows[Rows.Count / 2];

    public int Largest => Rows[^1];

    /// <summary>Everybody taps once in a run: a second duty would first end the one before.</summary>
    public int Members => (CheckIns * Rounds) + WarmUp;

    /// <summary>Taps before the first round; a multiple of the places in a shift.</summary>
    public int WarmUp => Math.Min(CheckIns, 5000);

    public bool Asks(string scenario) => Only.Count == 0 || Only.Contains(scenario);

    /// <returns>Null when it was not understood.</returns>
    public static BenchmarkOptions? Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                return null;
            given[args[i][2..]] = args[i + 1];
        }

        if (given.Keys.Except(["rows", "rounds", "seconds", "check-ins", "only", "providers", "cache", "product"]).Any())
            return null;
        var rows = List("rows", "10000,100000,1000000").Select(r => int.Parse(r, CultureInfo.InvariantCulture)).Order().ToList();
        return new BenchmarkOptions(rows, Number("rounds", 5), Number("seconds", 3), Number("check-ins", 10_000), List("only", "").ToHashSet(), List("providers", "sqlite,postgres"),
            Path.GetFullPath(given.GetValueOrDefault("cache") ?? Path.Combine(Path.GetTempPath(), "neighborparty-benchmarks")), given.GetValueOrDefault("product"));

        List<string> List(string name, string usual) => [.. (given.GetValueOrDefault(name) ?? usual).Split(',', StringSplitOptions.RemoveEmptyEntries)];
        int Number(string name, int usual) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
    }
}
