using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Data;

/// <summary>Brings the schema to this program's version before anything is served.</summary>
public sealed class DatabaseStart(NeighborPartyDb db, DatabaseOptions options, RebuildTallies tallies)
{
    /// <summary>
    /// What an index or a count over years of rows may take on a server, where the statements of requests are cut after seconds. The wait
    /// for a lock stays short: whoever stands in line for a table in use holds up all who come after. A start that fails by it is repeated.
    /// </summary>
    internal static readonly TimeSpan LongWork = TimeSpan.FromDays(1);

    /// <exception cref="StartRefusedException">The schema is newer than this program.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await ApplyAsync(db, options, ct);
        if (db.Database.IsSqlite())
            await SqliteStatistics.WriteAsync(db, ct);
        // A version that did not keep them has left none, and a count that was interrupted goes on.
        await tallies.RunAsync(onlyMissing: true, ct);
    }

    /// <summary>Changes nothing: in Production the schema is brought up to date by a command, once, not by every instance that starts.</summary>
    /// <exception cref="StartRefusedException">The schema is newer or older than this program.</exception>
    public async Task RequireCurrentAsync(CancellationToken ct)
    {
        if (await LackingAsync(db, options, ct) is [var first, ..] lacking)
            throw new StartRefusedException(
                $"The database lacks {lacking.Count} migration(s), the first is {first}. Run the command 'migrate' first, or set Database:MigrateAtStart to true.");
    }

    /// <summary>The schema alone.</summary>
    /// <exception cref="StartRefusedException">It is newer than this program.</exception>
    internal static async Task ApplyAsync(NeighborPartyDb db, DatabaseOptions options, CancellationToken ct)
    {
        if ((await LackingAsync(db, options, ct)).Count == 0)
            return;
        if (db.Database.IsSqlite())
            await SqliteMigration.RunAsync(db, ct);
        else
            await MigrateServerAsync(db, ct);
    }

    private static async Task MigrateServerAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(LongWork);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }

    private static async Task<IReadOnlyList<string>> LackingAsync(NeighborPartyDb db, DatabaseOptions options, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer && !options.AllowNewerSchema)
            throw new StartRefusedException($"The database was made by a newer version of the program (migration {newer}). Start that version; "
                + "Database:AllowNewerSchema lets the version before it go back to work.");
        return [.. known.Except(applied, StringComparer.Ordinal)];
    }
}
