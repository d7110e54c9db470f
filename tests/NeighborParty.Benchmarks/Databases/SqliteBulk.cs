using Microsoft.Data.Sqlite;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>Fills a fresh SQLite file: one prepared command for all rows, indexes made afterwards.</summary>
public static class SqliteBulk
{
    public static void Fill(string file, IEnumerable<SeedTable> tables)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-500000; PRAGMA temp_store=MEMORY");
        foreach (var table in tables)
            Fill(connection, table);
        Run(connection, "PRAGMA journal_mode=WAL");
    }

    private static void Fill(SqliteConnection connection, SeedTable table)
    {
        var columns = Columns(connection, table.Name);
        var named = table.ColumnNames.Select(n => columns.Find(c => c.Name == n) ?? throw new InvalidOperationException($"{table.Name} has no column {n}.")).ToList();
        var others = columns.Where(c => c is { Required: true, HasDefault: false } && !named.Contains(c)).ToList();
        var indexes = Texts(connection, $"SELECT name || char(10) || sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table.Name}' AND sql IS NOT NULL").Select(t => t.Split('\n', 2)).ToList();

        using var transaction = connection.BeginTransaction();
        foreach (var index in indexes)
            Run(connection, $"DROP INDEX \"{index[0]}\"");
        using (var insert = connection.CreateCommand())
        {
            var all = named.Concat(others).ToList();
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(',', all.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(',', all.Select((_, i) => $"@p{i}"))})";
            foreach (var (column, i) in all.Select((c, i) => (c, i)))
                insert.Parameters.AddWithValue($"@p{i}", column.Neutral ?? DBNull.Value);
            insert.Prepare();
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < named.Count; i++)
                    insert.Parameters[i].Value = named[i].Encode(row[i]) ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }
        }

        foreach (var index in indexes)
            Run(connection, index[1]);
        transaction.Commit();
    }

    private static List<BulkColumn> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<BulkColumn>();
        while (reader.Read())
            columns.Add(new BulkColumn(reader.GetString(0), reader.GetString(1), reader.GetInt32(2) == 1, !reader.IsDBNull(3)));
        return columns;
    }

    public static List<string> Texts(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
