using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>Counts everything anew on each request.</summary>
internal static class RawOverview
{
    public static async Task<List<RawCount>> RunAsync(RawDatabase database, Guid community, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var day = database.IsSqlite ? "substr(e.\"At\", 1, 10)" : "(e.\"At\" AT TIME ZONE 'UTC')::date::text";
        await using var command = connection.Command(Statements.Overview.Replace("{day}", day, StringComparison.Ordinal), ("community", community));
        command.CommandTimeout = 60;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = new List<RawCount>();
        while (await reader.ReadAsync(ct))
            counts.Add(new RawCount(reader.GetString(0), reader.Id(1), reader.GetString(2), Convert.ToInt64(reader.GetValue(3))));
        return counts;
    }
}
