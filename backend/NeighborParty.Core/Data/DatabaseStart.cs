using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Data;

/// <summary>Brings the schema to this program's version before anything is served.</summary>
public sealed class DatabaseStart(NeighborPartyDb db, RebuildTallies tallies)
{
    /// <exception cref="StartRefusedException">The schema is newer than this program.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new StartRefusedException($"The database was made by a newer version of the program (migration {newer}). Start that version.");
        if (db.Database.IsSqlite())
            await SqliteMigration.RunAsync(db, ct);
        else
            await db.Database.MigrateAsync(ct);
        // A version that did not keep them has left none.
        if (!await db.Tallies.AcrossCommunities().AnyAsync(ct) && await db.Communities.AnyAsync(ct))
            await tallies.RunAsync(ct);
    }
}
