using System.Data.Common;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Schema;
using Npgsql;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>PostgreSQL: a kept database is a template; a copy is made from it.</summary>
public sealed class PostgresSeeds(BenchmarkOptions options, Product product, PostgresServer server) : SeedProvider
{
    private const string Empty = "empty";

    private const string Schema = """
        SELECT string_agg(line, chr(10) ORDER BY line) FROM (
          SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable AS line FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') s
        """;

    private readonly Dictionary<int, (SeedPlan Plan, string Database)> _kept = [];

    public override string Name => "PostgreSQL";

    public override async Task<SeedPlan> SeedAsync(int rows, CancellationToken ct)
    {
        if (_kept.TryGetValue(rows, out var known))
            return known.Plan;
        await RecreateAsync(Empty, null, ct);
        await product.MigrateAsync(Path.Combine(options.Cache, "empty"), PostgresWork.SettingsFor(server.ConnectionString(Empty)), ct);
        var name = SeedKeeper.NameOf("postgresql", await SchemaAsync(ct), rows, options.Members);
        var note = Path.Combine(options.Cache, name);
        var plan = SeedKeeper.Find(note, rows, options.Members);
        if (plan is null)
        {
            Console.WriteLine($"Seeding {name} …");
            foreach (var former in Directory.EnumerateDirectories(options.Cache, SeedKeeper.Siblings(name)))
            {
                await server.ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS \"{Path.GetFileName(former)}\" WITH (FORCE)", ct);
                Directory.Delete(former, recursive: true);
            }

            plan = SeedKeeper.NewPlan(rows, options.Members);
            await RecreateAsync(name, Empty, ct);
            await PostgresBulk.FillAsync(server.ConnectionString(name), product.Rows(plan).All(), ct);
            await product.AfterSeedAsync(Path.Combine(options.Cache, "empty"), PostgresWork.SettingsFor(server.ConnectionString(name)), ct);
            Directory.CreateDirectory(note);
            SeedKeeper.Keep(note, plan);
        }

        _kept[rows] = (plan, name);
        return plan;
    }

    public override async Task<WorkDatabase> CopyAsync(int rows, string purpose, CancellationToken ct)
    {
        var plan = await SeedAsync(rows, ct);
        var name = $"work_{purpose.Replace('-', '_')}";
        await RecreateAsync(name, _kept[rows].Database, ct);
        var folder = Path.Combine(options.Cache, "work", $"postgresql-{purpose}");
        Directory.CreateDirectory(folder);
        return new PostgresWork(plan, folder, server, name);
    }

    private async Task RecreateAsync(string database, string? template, CancellationToken ct)
    {
        await server.ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)", ct);
        await server.ExecuteAsync("postgres", $"CREATE DATABASE \"{database}\"" + (template is null ? "" : $" TEMPLATE \"{template}\" STRATEGY FILE_COPY"), ct);
    }

    private async Task<string> SchemaAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(Empty) + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = connection.Command(Schema);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}

internal sealed class PostgresWork(SeedPlan plan, string folder, PostgresServer server, string database) : WorkDatabase(plan, folder)
{
    public override string Provider => "postgres";

    public override string ConnectionString => server.ConnectionString(database);

    public override IReadOnlyDictionary<string, string> Settings => SettingsFor(ConnectionString);

    public static Dictionary<string, string> SettingsFor(string connectionString) => new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = connectionString,
    };

    public override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync(ct);
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await server.ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)", CancellationToken.None);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
