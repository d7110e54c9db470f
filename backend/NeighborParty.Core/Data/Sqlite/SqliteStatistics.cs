using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>
/// What SQLite is to believe of how much an index finds. Without it a community counts as ten rows, and a list is read by walking
/// through all that the community has, in order, instead of finding what belongs to one person and sorting that. The numbers are
/// written and not measured, so that every installation goes about a query as the tests have seen it, on its first day and years
/// later (sqlite.org, "The Query Planner Stability Guarantee" and "ANALYZE").
/// </summary>
internal static class SqliteStatistics
{
    private const int Rows = 1_000_000;
    private const int OfACommunity = Rows / 2;

    /// <summary>One of a handful of values: a state, a kind, yes or no.</summary>
    private const int OfAKind = OfACommunity / 10;

    /// <summary>Whatever belongs to one person, one shift, one moment.</summary>
    private const int OfOne = 20;

    /// <summary>Writes them unless they are there.</summary>
    public static async Task WriteAsync(NeighborPartyDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        try
        {
            var wanted = Of(db, await IndexesAsync(connection, ct));
            if (await KnownAsync(connection, ct) is { } known && known.SetEquals(wanted))
                return;
            await using var transaction = await connection.BeginTransactionAsync(ct);
            // Makes the table, by looking at next to nothing.
            await RunAsync(connection, """PRAGMA analysis_limit = 1; ANALYZE "Communities"; DELETE FROM sqlite_stat1""", ct);
            foreach (var (table, index, numbers) in wanted)
                await RunAsync(connection, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (@table, @index, @numbers)", ct, ("@table", table), ("@index", index), ("@numbers", numbers));
            await transaction.CommitAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        // A connection learns of them when it opens.
        SqliteConnection.ClearPool(connection);
    }

    private static HashSet<(string Table, string Index, string Numbers)> Of(NeighborPartyDb db, IEnumerable<Index> indexes)
    {
        var kinds = (
            from type in db.Model.GetEntityTypes()
            from property in type.GetProperties()
            where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var clr && (clr.IsEnum || clr == typeof(bool))
            select (type.GetTableName()!, property.GetColumnName())).ToHashSet();
        return [.. indexes.Where(i => i.Columns[0] == nameof(ICommunityOwned.CommunityId)).Select(i => (i.Table, i.Name, Numbers(i, c => kinds.Contains((i.Table, c)))))];
    }

    /// <summary>All rows, then how many are left after each column.</summary>
    private static string Numbers(Index index, Func<string, bool> isKind)
    {
        var left = new List<int> { Rows, OfACommunity };
        foreach (var column in index.Columns.Skip(1))
            left.Add((left.Count, isKind(column)) switch
            {
                (2, true) => OfAKind,
                (2, false) => OfOne,
                (_, true) => Math.Max(2, left[^1] / 2),
                _ => Math.Max(2, left[^1] / 10),
            });
        if (index.IsKey)
            left[^1] = 1;
        return string.Join(' ', left.Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<List<Index>> IndexesAsync(SqliteConnection connection, CancellationToken ct)
    {
        var columns = await ReadAsync(connection, """
            SELECT t.name, i.name, i."unique" AND NOT i.partial, c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.type = 'table' AND c.name IS NOT NULL ORDER BY t.name, i.name, c.seqno
            """, r => (Table: r.GetString(0), Name: r.GetString(1), IsKey: r.GetBoolean(2), Column: r.GetString(3)), ct);
        return [.. columns.GroupBy(c => (c.Table, c.Name, c.IsKey)).Select(g => new Index(g.Key.Table, g.Key.Name, g.Key.IsKey, [.. g.Select(c => c.Column)]))];
    }

    private static async Task<HashSet<(string, string, string)>?> KnownAsync(SqliteConnection connection, CancellationToken ct) =>
        (await ReadAsync(connection, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'", _ => true, ct)).Count == 0
            ? null
            : [.. await ReadAsync(connection, "SELECT tbl, coalesce(idx, ''), stat FROM sqlite_stat1", r => (r.GetString(0), r.GetString(1), r.GetString(2)), ct)];

    private static async Task<List<T>> ReadAsync<T>(SqliteConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Index(string Table, string Name, bool IsKey, IReadOnlyList<string> Columns);
}
