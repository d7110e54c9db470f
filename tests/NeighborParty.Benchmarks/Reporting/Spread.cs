using System.Globalization;

namespace NeighborParty.Benchmarks.Reporting;

/// <summary>What the rounds showed: the middle one, and how far the others were from it.</summary>
public sealed record Spread(double Median, double Lowest, double Highest)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new Spread(sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    public override string ToString() => ToString(Median < 10 ? "0.00" : "#,0");

    public string ToString(string digits) => string.Create(CultureInfo.InvariantCulture,
        $"{Text(Median, digits)} ({Text(Lowest, digits)}–{Text(Highest, digits)})");

    private static string Text(double value, string digits) => value.ToString(digits, CultureInfo.InvariantCulture);
}
