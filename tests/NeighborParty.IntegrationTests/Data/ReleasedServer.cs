using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.ProcessTests;
using Npgsql;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>An earlier release's database on PostgreSQL.</summary>
internal sealed class ReleasedServer(TestDatabase database) : ReleasedDatabase(Db(database.ConnectionString!)), IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>As <see cref="ReleasedFile.Releases"/>. The first one here is what SQLite had after its second.</summary>
    public static IReadOnlyList<string> Releases
    {
        get
        {
            using var db = Db("Host=nowhere");
            return [.. db.Database.GetMigrations()];
        }
    }

    public static async Task<ReleasedServer> MakeAsync(string release)
    {
        var database = await TestDatabase.CreateAsync(empty: true);
        await using var db = Db(database.ConnectionString!);
        await db.Database.MigrateAsync(release);
        return new ReleasedServer(database);
    }

    /// <summary>The program's command, for who ends it.</summary>
    public ProgramProcess StartMigration() => ProgramProcess.Start(_folder.Path, "Development", arguments: ["migrate", "--Data:Directory", _folder.Path, .. Here]);

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await database.DisposeAsync();
    }

    // References are triggers, and these are off; whatever else a table demands is not.
    protected override string WithoutReferences => "SET session_replication_role = replica";

    protected override string TablesText => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_EF%' ORDER BY 1";

    public override string Id(int row) => $"'{row.ToString("x32", CultureInfo.InvariantCulture)}'::uuid";

    public override async Task<string> HealthAsync()
    {
        // No check of this database looks at references again: each is asked for rows that point at nothing.
        var questions = await AskAsync("""
            SELECT format('SELECT %L WHERE EXISTS (SELECT 1 FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s))', k.conname, k.conrelid::regclass,
                string_agg(format('c.%I IS NOT NULL', a.attname), ' AND '), k.confrelid::regclass, string_agg(format('p.%I = c.%I', b.attname, a.attname), ' AND '))
            FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS n(child, parent)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.child JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = n.parent
            WHERE k.contype = 'f' GROUP BY k.oid, k.conname, k.conrelid, k.confrelid
            """);
        Assert.True(questions.Count > 40, $"{questions.Count} references");
        return string.Join('\n', [.. await AskAsync(string.Join(" UNION ALL ", questions)), "ok"]);
    }

    public override Task<IReadOnlyList<string>> SchemaAsync() => AskAsync("""
        SELECT table_name || column_name || data_type || coalesce(character_maximum_length::text, '') || is_nullable || coalesce(column_default, '') FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1
        """);

    public override async Task<(int Exit, string Errors)> MigrateAsync()
    {
        var outcome = await CommandLine.RunAsync(_folder.Path, ["migrate", .. Here]);
        return (outcome.Exit, outcome.Errors);
    }

    protected override string Quoted(string column) => $"quote_nullable(\"{column}\"::text)";

    protected override string ColumnsText(string table) =>
        $"SELECT column_name || '|' || data_type || '|' || coalesce(character_maximum_length::text, '') FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position";

    protected override string? Literal(string type, Type? of, int row) => type switch
    {
        "uuid" => Id(row),
        "bytea" => $"'\\x{row.ToString("x32", CultureInfo.InvariantCulture)}'::bytea",
        "timestamp with time zone" => $"'2026-03-0{row} 11:00:00+00'",
        "date" => $"'2026-03-0{row}'",
        "time without time zone" => $"'1{row}:00:00'",
        "boolean" => row % 2 == 1 ? "true" : "false",
        "text" or "character varying" => null,
        "double precision" => $"{row}.5",
        _ => row.ToString(CultureInfo.InvariantCulture),
    };

    protected override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Holds a table as somebody does who writes into it, so that a migration stops there.</summary>
    public async Task<DbConnection> HoldAsync(string table)
    {
        var connection = await OpenAsync();
        await RunAsync(connection, $"BEGIN; LOCK TABLE \"{table}\" IN ROW EXCLUSIVE MODE");
        return connection;
    }

    private string[] Here => [$"--Database:Provider={DatabaseOptions.PostgreSql}", $"--Database:ConnectionString={database.ConnectionString}"];

    private static PostgreSqlDb Db(string connectionString) =>
        new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql($"{connectionString};Pooling=false").Options, new CommunityScope(), new WriteGate(oneAtATime: false), new AuditChain(new byte[32]));
}
