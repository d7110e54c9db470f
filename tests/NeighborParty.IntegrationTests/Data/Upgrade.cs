using System.Diagnostics;
using Xunit.Abstractions;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>What must hold of an upgrade from any released state, on every database.</summary>
internal static class Upgrade
{
    /// <summary>Fills the release with rows, runs the program's command twice, and says what became of them.</summary>
    public static async Task ForwardAsync(ReleasedDatabase database, string release, ITestOutputHelper output)
    {
        await database.FillAsync();
        var (rows, moves) = await RowsAsync(database);
        var outstanding = -(await database.HistoryAsync()).Count;

        var clock = Stopwatch.StartNew();
        Assert.Equal((0, ""), await database.MigrateAsync());
        var took = clock.Elapsed;
        await KeptAsync(database, rows, moves);
        var (schema, history) = (await database.SchemaAsync(), await database.HistoryAsync());
        outstanding += history.Count;

        Assert.Equal((0, ""), await database.MigrateAsync());
        Assert.Equal(schema, await database.SchemaAsync());
        Assert.Equal(history, await database.HistoryAsync());
        await KeptAsync(database, rows, moves);
        output.WriteLine($"{release}: {outstanding} migrations over {rows.Columns.Count} tables with rows in {took.TotalSeconds:F1} s, "
            + $"{moves.Count} of them moved data, no row lost; the second time changed nothing");
    }

    /// <summary>What is there to be kept, after the rows that each outstanding migration looks for were put in.</summary>
    public static async Task<(Rows Rows, IReadOnlyList<DataMove> Moves)> RowsAsync(ReleasedDatabase database)
    {
        var columns = await database.ColumnsAsync();
        Assert.True(columns.Count > 40, $"{columns.Count} tables");
        var applied = (await database.HistoryAsync()).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var known = (database is ReleasedFile ? ReleasedFile.Releases : ReleasedServer.Releases).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var moves = DataMove.All.Where(m => known.Contains(m.Migration) && !applied.Contains(m.Migration) && Has(columns, m.Needs)).ToList();
        foreach (var move in moves)
            await move.Prepare(database);
        var kept = columns.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[.. c.Value.Where(n => !moves.Exists(m => m.Changes.Contains($"{c.Key}.{n}")))], StringComparer.Ordinal);
        return (new Rows(kept, await database.DigestAsync(kept)), moves);
    }

    public static async Task KeptAsync(ReleasedDatabase database, Rows rows, IReadOnlyList<DataMove> moves)
    {
        Assert.Equal("ok", await database.HealthAsync());
        Assert.Equal(rows.Digests, await database.DigestAsync(rows.Columns));
        foreach (var move in moves)
            Assert.Equal((move.Migration, string.Join(", ", move.Expected)), (move.Migration, string.Join(", ", await database.AskAsync(move.Ask(database)))));
    }

    /// <summary>Without the moment at which it was made.</summary>
    public static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static bool Has(Dictionary<string, IReadOnlyList<string>> columns, string needed) =>
        needed.Split('.') is [var table, var column] && columns.TryGetValue(table, out var names) && names.Contains(column);

    internal sealed record Rows(IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, Dictionary<string, string> Digests);
}
