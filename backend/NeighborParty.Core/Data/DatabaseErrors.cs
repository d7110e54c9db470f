using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NeighborParty.Core.Data;

/// <summary>What a database error means, told apart by number and never by text. A further provider adds its numbers here.</summary>
public static class DatabaseErrors
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteFull = 13;
    private const int SqliteIo = 10;

    /// <summary>A unique index decided a race: somebody else was first.</summary>
    public static bool IsUniqueViolation(this DbUpdateException e) =>
        e.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey };

    /// <summary>Nothing is wrong with the request; it may be sent again later.</summary>
    public static bool IsTemporary(Exception e) => Unwrap(e) is SqliteException
    {
        SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteFull or SqliteIo,
    };

    private static Exception Unwrap(Exception e) => e is DbUpdateException { InnerException: { } inner } ? inner : e;
}
