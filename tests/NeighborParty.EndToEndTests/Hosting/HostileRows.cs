using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NeighborParty.Core.Sealing;

namespace NeighborParty.EndToEndTests.Hosting;

/// <param name="Columns">Those that took a text.</param>
/// <param name="EmptyTables">Tables of the list that have no rows: nothing of theirs can be seen.</param>
public sealed record HostileFill(IReadOnlyList<TextColumn> Columns, IReadOnlyList<string> EmptyTables, int Rows);

/// <summary>
/// Writes <see cref="HostileTexts"/> into every row of every column that people can write, past the product's own checks. At the end of each stands
/// <c>~text.column.row~</c> (<c>~-.column.row~</c> behind one that was cut), so that a page tells what it shows, and what must be unique stays so. Behind that, where there is room, <see cref="HostileTexts.WayOut"/>.
/// </summary>
public static class HostileRows
{
    /// <summary>Texts inside documents: the names of the properties that people fill.</summary>
    private static readonly Dictionary<string, string[]> Documents = new()
    {
        ["Applications.FormSealed"] = ["Name", "Door", "PartyBranch", "Remark", "EmergencyContact"],
        ["ModerationOriginals.TextSealed"] = ["Title", "Text"],
        ["SlipLeaves.SnapshotSealed"] = ["Value", "Community"],
    };

    public static async Task<HostileFill> WriteAsync(RunningProduct product)
    {
        var columns = HostileColumns.All();
        var vault = new PersonalDataVault(VaultKeys.Load(Path.Combine(product.Folder, "keys", "vault.json")));
        await using var db = await OpenAsync(product);
        await using var all = await db.BeginTransactionAsync();
        var filled = new List<TextColumn>();
        var empty = new SortedSet<string>(StringComparer.Ordinal);
        var written = 0;
        for (var number = 0; number < columns.Count; number++)
        {
            var column = columns[number];
            var rows = await RowsAsync(db, column);
            if (rows.Count == 0)
                empty.Add(column.Table);
            // What nobody has written anywhere yet is written everywhere, where the table's own rules allow it.
            var untouched = rows.TrueForAll(row => row.Text is null);
            var taken = 0;
            foreach (var (row, index) in rows.Select((row, index) => (row, index)).Where(r => untouched || r.row.Text is not null))
                taken += await UpdateAsync(db, column, row.Key, TextFor(column, row, $"{number}.{index:x}", number + index, vault));
            written += taken;
            if (taken > 0)
                filled.Add(column);
        }

        await all.CommitAsync();
        return new HostileFill(filled, [.. empty], written);
    }

    public static async Task<IReadOnlyList<Guid>> IdsAsync(RunningProduct product, string table)
    {
        await using var db = await OpenAsync(product);
        await using var command = db.CreateCommand();
        command.CommandText = $"""SELECT "Id" FROM "{table}" ORDER BY rowid""";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
            ids.Add(new Guid((byte[])reader.GetValue(0), bigEndian: true));
        return ids;
    }

    public static async Task RunAsync(RunningProduct product, string sql)
    {
        await using var db = await OpenAsync(product);
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The text in the only row.</summary>
    public static async Task<string> OneAsync(RunningProduct product, string table, string column)
    {
        await using var db = await OpenAsync(product);
        await using var command = db.CreateCommand();
        command.CommandText = $"""SELECT "{column}" FROM "{table}" """;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> OpenAsync(RunningProduct product)
    {
        var db = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "neighborparty.db")};Default Timeout=30");
        await db.OpenAsync();
        return db;
    }

    /// <param name="where">Column and row.</param>
    private static string TextFor(TextColumn column, Row row, string where, int turn, PersonalDataVault vault)
    {
        var isSealed = column.Column.EndsWith(SealedColumns.Suffix, StringComparison.Ordinal);
        var text = Fitting(where, turn, isSealed ? null : column.MaxLength);
        if (column.Name == "DutySeries.Roles")
            return $"1 2 {text.ReplaceLineEndings(" ")}";
        if (!isSealed)
            return text;
        var field = new SealedField(column.Entity, column.Property[..^SealedColumns.Suffix.Length]);
        var id = new Guid(row.Id!, bigEndian: true);
        if (Documents.TryGetValue(column.Name, out var properties))
        {
            var json = JsonNode.Parse(vault.Open(field, id, row.Text!))!;
            Replace(json, properties, where, turn);
            text = json.ToJsonString();
        }

        return vault.Seal(field, id, text);
    }

    private static void Replace(JsonNode? node, string[] properties, string where, int turn)
    {
        if (node is JsonArray items)
            foreach (var item in items)
                Replace(item, properties, where, turn++);
        if (node is JsonObject document)
            foreach (var (name, value) in document.ToList())
                if (value is JsonValue && properties.Contains(name))
                    document[name] = Fitting(where, turn++, null);
                else
                    Replace(value, properties, where, turn);
    }

    /// <summary>The text whose turn it is, or the next that fits; where none does, and in every third row of a short column, it is cut.</summary>
    private static string Fitting(string where, int turn, int? room)
    {
        var texts = HostileTexts.All;
        for (var skip = 0; skip < (room < 100 && turn % 3 == 0 ? 1 : texts.Count); skip++)
        {
            var number = (turn + skip) % texts.Count;
            var whole = $"{texts[number]}~{number}.{where}~";
            if (room is null || whole.Length + HostileTexts.WayOut.Length <= room)
                return whole + HostileTexts.WayOut;
            if (whole.Length <= room)
                return whole;
        }

        var end = $"~-.{where}~";
        var text = texts[turn % texts.Count];
        return text[..Math.Min(text.Length, room!.Value - end.Length)] + end;
    }

    private static async Task<List<Row>> RowsAsync(SqliteConnection db, TextColumn column)
    {
        await using var command = db.CreateCommand();
        var id = column.Column.EndsWith(SealedColumns.Suffix, StringComparison.Ordinal) ? "\"Id\"" : "NULL";
        command.CommandText = $"""SELECT rowid, {id}, "{column.Column}" FROM "{column.Table}" ORDER BY rowid""";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
            rows.Add(new Row(reader.GetInt64(0), await reader.IsDBNullAsync(1) ? null : (byte[])reader.GetValue(1), await reader.IsDBNullAsync(2) ? null : reader.GetString(2)));
        return rows;
    }

    private static async Task<int> UpdateAsync(SqliteConnection db, TextColumn column, long key, string text)
    {
        await using var command = db.CreateCommand();
        command.CommandText = $"""UPDATE OR IGNORE "{column.Table}" SET "{column.Column}" = $text WHERE rowid = $key""";
        command.Parameters.AddWithValue("$text", text);
        command.Parameters.AddWithValue("$key", key);
        return await command.ExecuteNonQueryAsync();
    }

    private sealed record Row(long Key, byte[]? Id, string? Text);
}
