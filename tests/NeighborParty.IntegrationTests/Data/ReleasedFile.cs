using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>An earlier release's database file.</summary>
internal sealed class ReleasedFile(string path) : ReleasedDatabase(Db(path))
{
    /// <summary>Every state that a file may be in: a migration is not changed any more once it is merged, so each of them counts as released.</summary>
    public static IReadOnlyList<string> Releases
    {
        get
        {
            using var db = Db(":memory:");
            return [.. db.Database.GetMigrations()];
        }
    }

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

    /// <summary>For a migration that takes its time.</summary>
    public async Task FillMuchAsync(int rows)
    {
        await FillAsync();
        await RunAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            INSERT INTO InboxMessages (Id, CommunityId, PersonId, Kind, Title, Body, DedupeKey, CreatedAt, Knock)
            SELECT randomblob(16), m.CommunityId, m.PersonId, m.Kind, 'title ' || i, 'body ' || i || hex(randomblob(60)), 'key ' || i, m.CreatedAt, m.Knock
            FROM n, (SELECT * FROM InboxMessages LIMIT 1) m
            """);
    }

    protected override string WithoutReferences => "PRAGMA foreign_keys=OFF";

    protected override string TablesText => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name";

    public override string Id(int row) => $"x'{row.ToString("x32", CultureInfo.InvariantCulture)}'";

    public override async Task<string> HealthAsync() => string.Join('\n',
        [.. await AskAsync("SELECT \"table\" FROM pragma_foreign_key_check"), .. await AskAsync("PRAGMA integrity_check")]);

    public override Task<IReadOnlyList<string>> SchemaAsync() => AskAsync("SELECT name || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");

    public override async Task<(int Exit, string Errors)> MigrateAsync()
    {
        var outcome = await CommandLine.RunAsync(System.IO.Path.GetDirectoryName(path)!, "migrate");
        return (outcome.Exit, outcome.Errors);
    }

    protected override string Quoted(string column) => $"quote(\"{column}\")";

    protected override string ColumnsText(string table) => $"SELECT name || '|' || type || '|' FROM pragma_table_info('{table}')";

    protected override string? Literal(string type, Type? of, int row) => type switch
    {
        _ when of == typeof(DateTime) => $"'2026-03-0{row} 11:00:00'",
        _ when of == typeof(DateOnly) => $"'2026-03-0{row}'",
        _ when of == typeof(TimeOnly) => $"'1{row}:00:00'",
        _ when of == typeof(bool) => $"{row % 2}",
        "BLOB" => Id(row),
        "TEXT" => null,
        "REAL" => $"{row}.5",
        _ => row.ToString(CultureInfo.InvariantCulture),
    };

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static SqliteDb Db(string path) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={path};Pooling=False").Options, new CommunityScope(), new WriteGate(oneAtATime: true), new AuditChain(new byte[32]));
}
