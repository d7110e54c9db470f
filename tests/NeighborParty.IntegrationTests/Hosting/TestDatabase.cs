using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.Sqlite;
using Npgsql;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>
/// Where the suite runs: on SQLite, or on the server that NEIGHBORPARTY_TEST_POSTGRES or NEIGHBORPARTY_TEST_SQLSERVER names
/// when NEIGHBORPARTY_TEST_PROVIDER chooses it. Every program gets a database of its own, with the real migrations.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The trait of tests that look into the database file itself; a run on a server leaves them out.</summary>
    public const string Trait = "Database";

    private const string FileName = "neighborparty.db";
    private static readonly SemaphoreSlim OneTemplate = new(1, 1);
    private static string? _template;
    private readonly string _name = $"np_{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";

    private TestDatabase(string? connectionString) => ConnectionString = connectionString;

    public static string Provider { get; } = Environment.GetEnvironmentVariable("NEIGHBORPARTY_TEST_PROVIDER") is { Length: > 0 } chosen ? chosen : DatabaseOptions.Sqlite;

    /// <summary>Null on SQLite: a file in the data folder.</summary>
    public string? ConnectionString { get; private set; }

    /// <param name="empty">Without the schema.</param>
    /// <param name="folder">Where a program will look for its file, on SQLite.</param>
    public static async Task<TestDatabase> CreateAsync(bool empty = false, string? folder = null)
    {
        var database = new TestDatabase(null);
        if (Provider == DatabaseOptions.Sqlite && folder is not null)
        {
            File.Copy(await TemplateAsync(), Path.Combine(folder, FileName));
        }
        else if (Provider == DatabaseOptions.PostgreSql)
        {
            await PostgresAsync($"CREATE DATABASE {database._name} TEMPLATE {(empty ? "template0" : await TemplateAsync())}");
            database.ConnectionString = PostgresString(database._name);
        }
        else if (Provider == DatabaseOptions.SqlServer)
        {
            await SqlServerAsync($"CREATE DATABASE {database._name}");
            database.ConnectionString = new SqlConnectionStringBuilder(Server("NEIGHBORPARTY_TEST_SQLSERVER")) { InitialCatalog = database._name }.ToString();
        }

        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseOptions.PostgreSql)
        {
            // It ends the connections that stand open; the pools of the other programs keep theirs.
            await PostgresAsync($"DROP DATABASE {_name} WITH (FORCE)");
        }
        else if (Provider == DatabaseOptions.SqlServer)
        {
            SqlConnection.ClearAllPools();
            await SqlServerAsync($"ALTER DATABASE {_name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_name}");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Migrated once; copying it takes a tenth of the time.</summary>
    private static async Task<string> TemplateAsync()
    {
        await OneTemplate.WaitAsync();
        try
        {
            return _template ??= Provider == DatabaseOptions.Sqlite ? await MakeFileAsync() : await MakeTemplateAsync();
        }
        finally
        {
            OneTemplate.Release();
        }
    }

    /// <summary>Removed with the process.</summary>
    private static async Task<string> MakeFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("np-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, FileName);
        await using (var db = new SqliteDb(
            new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={file};Pooling=False").Options, new CommunityScope(), new WriteGate(oneAtATime: true), new AuditChain(new byte[32])))
            await SqliteMigration.RunAsync(db, CancellationToken.None);
        return file;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"np_template_{Environment.ProcessId}";
        await PostgresAsync($"DROP DATABASE IF EXISTS {name}");
        await PostgresAsync($"CREATE DATABASE {name}");
        var gate = new WriteGate(oneAtATime: false);
        await using (var db = new PostgreSqlDb(
            new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql($"{PostgresString(name)};Pooling=false").Options, new CommunityScope(), gate, new AuditChain(new byte[32])))
            await db.Database.MigrateAsync();
        return name;
    }

    private static string PostgresString(string database) =>
        new NpgsqlConnectionStringBuilder(Server("NEIGHBORPARTY_TEST_POSTGRES")) { Database = database, MaxPoolSize = 25 }.ToString();

    private static async Task PostgresAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{PostgresString("postgres")};Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // names made here
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task SqlServerAsync(string sql)
    {
        await using var connection = new SqlConnection(Server("NEIGHBORPARTY_TEST_SQLSERVER"));
        await connection.OpenAsync();
#pragma warning disable CA2100 // names made here
        await using var command = new SqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} must hold a connection string.");

    /// <summary>An id as a hand-written statement gives it to the database at hand.</summary>
    public static object IdValue(Guid id) => SqlDialect.Of(Provider).Value(id);
}
