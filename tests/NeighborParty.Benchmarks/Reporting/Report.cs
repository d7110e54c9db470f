using System.Text;

namespace NeighborParty.Benchmarks.Reporting;

/// <summary>One line of the table.</summary>
/// <param name="Target">As the promise says it.</param>
/// <param name="Measured">Median and range of the rounds.</param>
/// <param name="Details">The absolute figures, which hold for this machine and hour only.</param>
public sealed record ReportRow(string Scenario, string Provider, string Target, string Measured, string Details, bool? Met);

/// <summary>A Markdown table for the README.</summary>
public sealed class Report
{
    private readonly List<ReportRow> _rows = [];

    public bool AllMet => _rows.TrueForAll(r => r.Met != false);

    public void Add(ReportRow row)
    {
        _rows.Add(row);
        Console.WriteLine($"  {row.Scenario} [{row.Provider}] target {row.Target}: {row.Measured} {Word(row.Met)} · {row.Details}");
    }

    public override string ToString()
    {
        var text = new StringBuilder("| scenario | database | at least | measured: median (range) | met | absolute figures of this run |\n|---|---|---|---|---|---|\n");
        foreach (var r in _rows)
            text.Append($"| {r.Scenario} | {r.Provider} | {r.Target} | {r.Measured} | {Word(r.Met)} | {r.Details} |\n");
        return text.ToString();
    }

    private static string Word(bool? met) => met switch { true => "yes", false => "**no**", null => "–" };
}
