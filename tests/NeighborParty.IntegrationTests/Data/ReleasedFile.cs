using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Sqlite;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>A database file as an earlier release left it: its migrations, and rows that only SQL has touched.</summary>
internal sealed class ReleasedFile(string path)
{
    /// <summary>Every state that was ever released. The last one is what a release makes today.</summary>
    public static readonly IReadOnlyList<string> Releases = ["20260301000000_Initial", "20261122000000_ThreeDatabases"];

    /// <summary>What the product takes a column for, by table and column.</summary>
    private static readonly Dictionary<string, Type> Types = ReadTypes();

    public string Path => path;

    public static async Task<ReleasedFile> MakeAsync(string path, string release)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await using var db = Db(path);
        // With references checked at the end only, as the product does it: tables are rebuilt in any order.
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA foreign_keys=OFF;" + db.GetService<IMigrator>().GenerateScript(toMigration: release, options: MigrationsSqlGenerationOptions.NoTransactions);
        await command.ExecuteNonQueryAsync();
        return new ReleasedFile(path);
    }

    /// <summary>Two rows in every table, each with something in every column; references point at the other table's rows.</summary>
    public async Task FillAsync()
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, "PRAGMA foreign_keys=OFF");
        foreach (var table in await TablesAsync(connection))
        {
            var columns = await ReadAsync(connection, $"SELECT name || '|' || type FROM pragma_table_info('{table}')");
            for (var row = 1; row <= 2; row++)
                await RunAsync(connection, $"""
                    INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c.Split('|')[0]}\""))})
                    VALUES ({string.Join(", ", columns.Select(c => ValueOf(table, c.Split('|')[0], c.Split('|')[1], row)))})
                    """);
        }

        Assert.Empty(await ReadAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check"));
    }

    /// <summary>For a migration that takes its time.</summary>
    public async Task FillMuchAsync(int rows)
    {
        await FillAsync();
        await using var connection = await OpenAsync();
        await RunAsync(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            INSERT INTO InboxMessages (Id, CommunityId, PersonId, Kind, Title, Body, DedupeKey, CreatedAt, Knock)
            SELECT randomblob(16), m.CommunityId, m.PersonId, m.Kind, 'title ' || i, 'body ' || i || hex(randomblob(60)), 'key ' || i, m.CreatedAt, m.Knock
            FROM n, (SELECT * FROM InboxMessages LIMIT 1) m
            """);
    }

    /// <summary>A digest of every table: the named columns of every row, in the order of their bytes.</summary>
    public async Task<Dictionary<string, string>> DigestAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> columns)
    {
        await using var connection = await OpenAsync();
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, names) in columns)
        {
            var row = string.Join(" || '|' || ", names.Select(n => $"quote(\"{n}\")"));
            var rows = await ReadAsync(connection, $"SELECT {row} AS r FROM \"{table}\" ORDER BY r");
            digests[table] = $"{rows.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
        }

        return digests;
    }

    public async Task<Dictionary<string, IReadOnlyList<string>>> ColumnsAsync()
    {
        await using var connection = await OpenAsync();
        var columns = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        // Tallies are no rows of anybody: a version that counts something else counts them anew.
        foreach (var table in (await TablesAsync(connection)).Where(t => t != "Tallies"))
            columns[table] = await ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY name");
        return columns;
    }

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

    /// <summary>Ends with "ok": nothing is broken, nothing points at nothing.</summary>
    public async Task<string> HealthAsync() => string.Join('\n',
        [.. await AskAsync("SELECT \"table\" FROM pragma_foreign_key_check"), .. await AskAsync("PRAGMA integrity_check")]);

    private static SqliteDb Db(string path) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={path};Pooling=False").Options, new CommunityScope(), new WriteGate(oneAtATime: true), new AuditChain(new byte[32]));

    private static Dictionary<string, Type> ReadTypes()
    {
        using var db = Db(":memory:");
        return db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => (Name: $"{t.GetTableName()}.{p.GetColumnName()}", p.ClrType)))
            .ToDictionary(p => p.Name, p => Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType, StringComparer.Ordinal);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static Task<IReadOnlyList<string>> TablesAsync(SqliteConnection connection) =>
        ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name");

    /// <summary>Every id of the n-th row is n, in every table, so that whatever refers to one finds it. What the product reads is readable.</summary>
    private static string ValueOf(string table, string column, string type, int row) => (type, column, Types.GetValueOrDefault($"{table}.{column}")) switch
    {
        // What the tables themselves demand.
        (_, "AppealDecidedBy", _) => "NULL",
        (_, "State", _) when table == "Armbands" => "'Issued'",
        (_, "Kind", _) when table == "HoursEntries" => "'Grant'",
        (_, "RadiusMetres", _) => "100",
        (_, "EndsAt", _) => $"'2026-03-0{row} 12:00:00'",
        (_, "AfterMinutes", _) => $"{row * 2}",
        (_, _, { IsEnum: true } words) => $"'{Enum.GetNames(words)[0]}'",
        (_, _, { } of) when of == typeof(DateTime) => $"'2026-03-0{row} 11:00:00'",
        (_, _, { } of) when of == typeof(DateOnly) => $"'2026-03-0{row}'",
        (_, _, { } of) when of == typeof(TimeOnly) => $"'1{row}:00:00'",
        ("BLOB", _, _) => $"x'{row.ToString("x32", CultureInfo.InvariantCulture)}'",
        ("TEXT", _, _) => $"'{table}.{column} 第{row}行'",
        ("REAL", _, _) => $"{row}.5",
        _ => row.ToString(CultureInfo.InvariantCulture),
    };

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(SqliteConnection connection, string sql)
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
