namespace NeighborParty.Benchmarks.Schema;

/// <summary>Rows for one table. Columns that are not named get their default, or the neutral value of their type.</summary>
public sealed record SeedTable(string Name, string Columns, IEnumerable<object?[]> Rows)
{
    public string[] ColumnNames => Columns.Split(',', StringSplitOptions.TrimEntries);
}
