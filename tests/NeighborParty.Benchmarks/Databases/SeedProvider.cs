using System.Data.Common;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>Makes seeded databases of one provider, keeps them, and hands out copies to spoil.</summary>
public abstract class SeedProvider
{
    public abstract string Name { get; }

    /// <summary>Makes the seeded database of this size unless one of the same schema is kept.</summary>
    public abstract Task<SeedPlan> SeedAsync(int rows, CancellationToken ct);

    /// <summary>A copy for one purpose, dropped with it.</summary>
    public abstract Task<WorkDatabase> CopyAsync(int rows, string purpose, CancellationToken ct);
}

/// <summary>A copy of a seeded database.</summary>
public abstract class WorkDatabase(SeedPlan plan, string folder) : IAsyncDisposable
{
    public SeedPlan Plan { get; } = plan;

    /// <summary>The product's data folder.</summary>
    public string Folder { get; } = folder;

    public abstract string Provider { get; }

    /// <summary>For the baseline, which opens it as it is.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>What the product has to be told.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    /// <summary>Sessions are of today; so many duties are on.</summary>
    public async Task FreshenAsync(int liveShifts, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        // A scenario may take longer than the quarter of an hour that a token lives without a refresh.
        await connection.ExecuteAsync(Statements.RenewSessions, ct, ("at", now.AddHours(1)));
        await connection.ExecuteAsync(Statements.RenewStaff, ct, ("at", now));
        for (var s = 0; s < Math.Min(liveShifts, Plan.LiveShifts); s++)
            await connection.ExecuteAsync(Statements.StartShift, ct,
                ("start", now.AddMinutes(-5)), ("end", now.AddHours(8)), ("community", SeedRows.Community(0)), ("id", Plan.LiveShift(s)));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Adds the baseline's own table for check-ins, filled with as many.</summary>
    public async Task AddRawCheckInsAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        var (guid, time, real) = connection.IsSqlite() ? ("BLOB", "TEXT", "REAL") : ("uuid", "timestamptz", "double precision");
        await connection.ExecuteAsync(Statements.CreateRawCheckIns.Replace("{guid}", guid).Replace("{time}", time).Replace("{real}", real), ct);
        await connection.ExecuteAsync(Statements.FillRawCheckIns, ct);
    }

    public async Task<long> CountAsync(string statement, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct));
    }
}
