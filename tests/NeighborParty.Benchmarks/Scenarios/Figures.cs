using System.Globalization;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Reporting;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>The absolute figures beside a ratio.</summary>
internal static class Figures
{
    public static string Of(IReadOnlyCollection<Measured> product, IReadOnlyCollection<Measured> raw, string other = "raw") => string.Create(CultureInfo.InvariantCulture,
        $"product {Rate(product)}/s, p99 {P99(product)} ms; {other} {Rate(raw)}/s, p99 {P99(raw)} ms");

    public static string Of(IReadOnlyCollection<Tapped> product, IReadOnlyCollection<Tapped> raw, string other = "raw") =>
        Of([.. product.Select(t => new Measured(t.PerSecond, t.P99))], [.. raw.Select(t => new Measured(t.PerSecond, t.P99))], other);

    private static string Rate(IEnumerable<Measured> rounds) => Spread.Of(rounds.Select(m => m.PerSecond)).Median.ToString("#,0", CultureInfo.InvariantCulture);

    private static string P99(IEnumerable<Measured> rounds) => Spread.Of(rounds.Select(m => m.P99)).Median.ToString("0.0", CultureInfo.InvariantCulture);
}
