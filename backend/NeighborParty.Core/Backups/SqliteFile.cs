using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Backups;

internal static class SqliteFile
{
    /// <exception cref="RefusedException">409: a server has its own tools.</exception>
    public static string Of(NeighborPartyDb db) => db.Database.IsSqlite()
        ? Path.GetFullPath(db.Database.GetDbConnection().DataSource)
        : throw BackupRefusals.Server();
}
