using System.Data.Common;
using Microsoft.Data.Sqlite;
using NeighborParty.Benchmarks.Driving;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>SQLite: a kept database is a folder with a file; a copy is a copy of the file.</summary>
public sealed class SqliteSeeds(BenchmarkOptions options, Product product) : SeedProvider
{
    private readonly Dictionary<int, (SeedPlan Plan, string File)> _kept = [];

    public override string Name => "SQLite";

    public override async Task<SeedPlan> SeedAsync(int rows, CancellationToken ct)
    {
        if (_kept.TryGetValue(rows, out var known))
            return known.Plan;
        var empty = Path.Combine(options.Cache, "empty");
        if (Directory.Exists(empty))
            Directory.Delete(empty, recursive: true);
        await product.MigrateAsync(empty, new Dictionary<string, string>(), ct);
        var made = Path.Combine(empty, SqliteWork.FileName);
        var name = SeedKeeper.NameOf("sqlite", SchemaOf(made), rows, options.Members);
        var kept = Path.Combine(options.Cache, name);
        var plan = SeedKeeper.Find(kept, rows, options.Members);
        if (plan is null)
        {
            Console.WriteLine($"Seeding {name} …");
            foreach (var former in Directory.EnumerateDirectories(options.Cache, SeedKeeper.Siblings(name)))
                Directory.Delete(former, recursive: true);
            Directory.CreateDirectory(kept);
            plan = SeedKeeper.NewPlan(rows, options.Members);
            File.Move(made, Path.Combine(kept, SqliteWork.FileName), overwrite: true);
            SqliteBulk.Fill(Path.Combine(kept, SqliteWork.FileName), product.Rows(plan).All());
            await product.AfterSeedAsync(kept, new Dictionary<string, string>(), ct);
            SeedKeeper.Keep(kept, plan);
        }

        _kept[rows] = (plan, Path.Combine(kept, SqliteWork.FileName));
        return plan;
    }

    public override async Task<WorkDatabase> CopyAsync(int rows, string purpose, CancellationToken ct)
    {
        var plan = await SeedAsync(rows, ct);
        var folder = Path.Combine(options.Cache, "work", $"sqlite-{purpose}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.Copy(_kept[rows].File, Path.Combine(folder, SqliteWork.FileName));
        return new SqliteWork(plan, folder);
    }

    private static string SchemaOf(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return string.Join('\n', SqliteBulk.Texts(connection, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"));
    }
}

internal sealed class SqliteWork(SeedPlan plan, string folder) : WorkDatabase(plan, folder)
{
    public const string FileName = "neighborparty.db";

    public override string Provider => "sqlite";

    public override string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, FileName) }.ToString();

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public override async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
