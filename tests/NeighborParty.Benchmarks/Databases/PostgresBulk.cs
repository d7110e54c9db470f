using NeighborParty.Benchmarks.Schema;
using Npgsql;
using NpgsqlTypes;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>Fills a fresh PostgreSQL database with binary COPY, without checking references row by row.</summary>
public static class PostgresBulk
{
    public static async Task FillAsync(string connectionString, IEnumerable<SeedTable> tables, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'", ct);
        foreach (var table in tables)
            await FillAsync(connection, table, ct);
        // As autovacuum would have done by tomorrow.
        await using var vacuum = connection.CreateCommand();
        vacuum.CommandText = "VACUUM ANALYZE";
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync(ct);
    }

    private static async Task FillAsync(NpgsqlConnection connection, SeedTable table, CancellationToken ct)
    {
        var columns = await ColumnsAsync(connection, table.Name, ct);
        var named = table.ColumnNames.Select(n => columns.Find(c => c.Name == n) ?? throw new InvalidOperationException($"{table.Name} has no column {n}.")).ToList();
        var others = columns.Where(c => c is { Required: true, HasDefault: false } && !named.Contains(c)).ToList();
        var all = named.Concat(others).ToList();
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({string.Join(',', all.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in table.Rows)
        {
            await writer.StartRowAsync(ct);
            for (var i = 0; i < all.Count; i++)
                await WriteAsync(writer, all[i], i < named.Count ? named[i].Encode(row[i]) : all[i].Neutral, ct);
        }

        await writer.CompleteAsync(ct);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, BulkColumn column, object? value, CancellationToken ct) => (column.Type, value) switch
    {
        (_, null) => writer.WriteNullAsync(ct),
        ("int4", long n) => writer.WriteAsync((int)n, NpgsqlDbType.Integer, ct),
        ("int2", long n) => writer.WriteAsync((short)n, NpgsqlDbType.Smallint, ct),
        ("int8", long n) => writer.WriteAsync(n, NpgsqlDbType.Bigint, ct),
        ("timestamptz", DateTime at) => writer.WriteAsync(DateTime.SpecifyKind(at, DateTimeKind.Utc), NpgsqlDbType.TimestampTz, ct),
        (_, Guid id) => writer.WriteAsync(id, NpgsqlDbType.Uuid, ct),
        (_, Guid[] ids) => writer.WriteAsync(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid, ct),
        (_, byte[] bytes) => writer.WriteAsync(bytes, NpgsqlDbType.Bytea, ct),
        (_, bool yes) => writer.WriteAsync(yes, NpgsqlDbType.Boolean, ct),
        (_, double real) => writer.WriteAsync(real, NpgsqlDbType.Double, ct),
        (_, string text) => writer.WriteAsync(text, NpgsqlDbType.Text, ct),
        _ => throw new InvalidOperationException($"{column.Name} is {column.Type}; the seed has {value.GetType().Name}."),
    };

    private static async Task<List<BulkColumn>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = connection.Command("SELECT column_name, udt_name, is_nullable = 'NO', column_default IS NOT NULL FROM information_schema.columns WHERE table_schema = 'public' AND table_name = @table ORDER BY ordinal_position", ("table", table));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var columns = new List<BulkColumn>();
        while (await reader.ReadAsync(ct))
            columns.Add(new BulkColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        return columns;
    }
}
