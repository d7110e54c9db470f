using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>A database as an earlier release left it: its migrations, and rows that only SQL has touched.</summary>
internal abstract class ReleasedDatabase
{
    /// <summary>Tables with a third and a fourth row: the other person and the other shift of the same two communities.</summary>
    private static readonly string[] Others = ["People", "Shifts"];

    /// <summary>Columns that must name the other one.</summary>
    private static readonly string[] OfTheOther = ["LenderId", "RatedId", "ToPersonId", "ReturnShiftId", "DecidedBy", "DecidedByPersonId", "ConfirmedBy", "ConfirmedByPersonId"];

    /// <summary>What the product takes a column for, by table and column.</summary>
    private readonly Dictionary<string, Type> _types;

    protected ReleasedDatabase(NeighborPartyDb today)
    {
        using (today)
            _types = today.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => (Name: $"{t.GetTableName()}.{p.GetColumnName()}", p.ClrType)))
                .ToDictionary(p => p.Name, p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType, StringComparer.Ordinal);
    }

    protected abstract string WithoutReferences { get; }

    protected abstract string TablesText { get; }

    /// <summary>The value as text, for a digest.</summary>
    protected abstract string Quoted(string column);

    /// <summary>The id of the n-th row, in every table.</summary>
    public abstract string Id(int row);

    /// <returns>Name, type and the longest text of each column.</returns>
    protected abstract string ColumnsText(string table);

    /// <summary>How this database writes a value of a type; null where the columns' own type says enough.</summary>
    protected abstract string? Literal(string type, Type? of, int row);

    protected abstract Task<DbConnection> OpenAsync();

    /// <summary>Ends with "ok": nothing is broken, nothing points at nothing.</summary>
    public abstract Task<string> HealthAsync();

    /// <summary>Tables, columns, indexes and constraints as the database describes them.</summary>
    public abstract Task<IReadOnlyList<string>> SchemaAsync();

    /// <summary>Runs the program's own command.</summary>
    public abstract Task<(int Exit, string Errors)> MigrateAsync();

    /// <summary>Two rows in every table, of two communities, each with something in every column; references point at the other table's rows.</summary>
    public async Task FillAsync()
    {
        await using (var connection = await OpenAsync())
        {
            await RunAsync(connection, WithoutReferences);
            foreach (var table in await ReadAsync(connection, TablesText))
            {
                var columns = (await ReadAsync(connection, ColumnsText(table))).Select(c => c.Split('|')).ToList();
                for (var row = 1; row <= (Others.Contains(table) ? 4 : 2); row++)
                    await RunAsync(connection, $"""
                        INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c[0]}\""))})
                        VALUES ({string.Join(", ", columns.Select(c => ValueOf(table, c[0], c[1], c[2], row)))})
                        """);
            }
        }

        Assert.Equal("ok", await HealthAsync());
    }

    /// <summary>A further row like another one but for its id and what is said here.</summary>
    public async Task CopyAsync(string table, int from, int to, IReadOnlyDictionary<string, string> but)
    {
        await using var connection = await OpenAsync();
        var columns = (await ReadAsync(connection, ColumnsText(table))).Select(c => c.Split('|')[0]).ToList();
        await RunAsync(connection, $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", columns.Select(c => c == "Id" ? Id(to) : but.GetValueOrDefault(c, $"\"{c}\"")))} FROM "{table}" WHERE "Id" = {Id(from)}
            """);
    }

    /// <summary>A digest of every table: the named columns of every row, in the order of their bytes.</summary>
    public async Task<Dictionary<string, string>> DigestAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> columns)
    {
        await using var connection = await OpenAsync();
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, names) in columns)
        {
            var rows = (await ReadAsync(connection, $"SELECT {string.Join(" || '|' || ", names.Select(Quoted))} FROM \"{table}\"")).Order(StringComparer.Ordinal).ToList();
            digests[table] = $"{rows.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
        }

        return digests;
    }

    public async Task<Dictionary<string, IReadOnlyList<string>>> ColumnsAsync()
    {
        await using var connection = await OpenAsync();
        var columns = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        // Tallies are no rows of anybody: a version that counts something else counts them anew.
        foreach (var table in (await ReadAsync(connection, TablesText)).Where(t => t != "Tallies"))
            columns[table] = [.. (await ReadAsync(connection, ColumnsText(table))).Select(c => c.Split('|')[0]).Order(StringComparer.Ordinal)];
        return columns;
    }

    public Task<IReadOnlyList<string>> HistoryAsync() => AskAsync("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""");

    public async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await ReadAsync(connection, sql);
    }

    public async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, sql);
    }

    /// <summary>Every id of the n-th row is n, in every table, so that whatever refers to one finds it. What the product reads is readable.</summary>
    private string ValueOf(string table, string column, string type, string longest, int row) => (table, column, _types.GetValueOrDefault($"{table}.{column}")) switch
    {
        // What the tables themselves demand.
        (_, "AppealDecidedBy" or "OfferedUntil", _) or ("StockTakes", "ClosedAt", _) or ("CouncilUndertakings", "Asked" or "InFavour" or "Against" or "NoAnswer", _) => "NULL",
        ("Armbands", "State", _) => "'Issued'",
        ("HoursEntries", "Kind", _) => "'Grant'",
        (_, "RadiusMetres", _) => "100",
        (_, "AfterMinutes", _) => $"{row * 2}",
        (_, "EndsAt", var of) => Literal(type, of, row)!.Replace("11:00", "12:00", StringComparison.Ordinal),
        (_, _, var of) when OfTheOther.Contains(column) => Literal(type, of, row + 2)!,
        (_, "AccountId", _) when row > 2 => "NULL",
        (_, not "Id", var of) when row > 2 && of == typeof(Guid) => Literal(type, of, row - 2)!,
        (_, _, var of) when Literal(type, of, row) is { } literal => literal,
        (_, _, { IsEnum: true } words) => $"'{Enum.GetNames(words)[0]}'",
        _ => TextOf($"第{row}行 {table}.{column}", longest),
    };

    private static string TextOf(string text, string longest) =>
        $"'{(int.TryParse(longest, CultureInfo.InvariantCulture, out var most) ? text[..Math.Min(most, text.Length)] : text)}'";

    protected static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    protected static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
