using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NeighborParty.Core.Data;

/// <summary>What went wrong in the database, as far as it makes a difference to the caller.</summary>
public enum DatabaseError
{
    /// <summary>Neither of the others: a bug.</summary>
    Other,

    /// <summary>A unique index decided a race: somebody else was first.</summary>
    Unique,

    /// <summary>Two writers stood in each other's way and this one was chosen to go back: the same again will do.</summary>
    Deadlock,

    /// <summary>The database is away, full, stopping or too busy: nothing is wrong with the request, it may be sent again later.</summary>
    Away,
}

/// <summary>Tells database errors apart by number, never by text: the one place that knows the numbers.</summary>
public static class DatabaseErrors
{
    /// <summary>A unique index decided a race: somebody else was first.</summary>
    public static bool IsUniqueViolation(this DbUpdateException e) => Of(e) == DatabaseError.Unique;

    /// <summary>Nothing is wrong with the request; it may be sent again later.</summary>
    public static bool IsTemporary(Exception e) => Of(e) is DatabaseError.Away or DatabaseError.Deadlock;

    /// <summary>The transaction was undone as a whole and may be run once more at once.</summary>
    public static bool IsWorthRepeating(Exception e) => Of(e) == DatabaseError.Deadlock;

    public static DatabaseError Of(Exception e) => Unwrap(e) switch
    {
        SqliteException s => OfSqlite(s.SqliteErrorCode, s.SqliteExtendedErrorCode),
        PostgresException p => OfPostgreSql(p.SqlState),
        // Could not connect, lost the connection, or waited in vain for an answer or for a free connection of the pool.
        NpgsqlException => DatabaseError.Away,
        // Npgsql's own, when a connection is reset between being opened and its first statement.
        ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" } => DatabaseError.Away,
        SqlException s => OfSqlServer(s.Number),
        _ => DatabaseError.Other,
    };

    /// <summary>Result codes of SQLite, sqlite.org/rescode.html.</summary>
    public static DatabaseError OfSqlite(int code, int extended) => (code, extended) switch
    {
        (_, 2067 or 1555) => DatabaseError.Unique,
        (6, _) or (_, 517) => DatabaseError.Deadlock, // LOCKED, BUSY_SNAPSHOT: at once
        (5 or 8 or 10 or 13 or 14, _) => DatabaseError.Away, // BUSY: another process held the file for all of busy_timeout; READONLY, IOERR, FULL, CANTOPEN
        _ => DatabaseError.Other,
    };

    /// <summary>SQLSTATE codes of PostgreSQL, appendix A of its manual.</summary>
    public static DatabaseError OfPostgreSql(string state) => state switch
    {
        "23505" => DatabaseError.Unique,
        "40001" or "40P01" => DatabaseError.Deadlock, // serialization_failure, deadlock_detected
        "55P03" or "57014" => DatabaseError.Away, // lock_not_available, query_canceled (statement_timeout)
        _ when state.StartsWith("08", StringComparison.Ordinal) => DatabaseError.Away, // connection
        _ when state.StartsWith("53", StringComparison.Ordinal) => DatabaseError.Away, // out of disk, memory, connections
        _ when state.StartsWith("57P", StringComparison.Ordinal) => DatabaseError.Away, // shutting down, starting up
        _ => DatabaseError.Other,
    };

    /// <summary>Error numbers of SQL Server and Azure SQL; the negative ones are the client's own.</summary>
    public static DatabaseError OfSqlServer(int number) => number switch
    {
        2601 or 2627 => DatabaseError.Unique,
        1205 or 3960 => DatabaseError.Deadlock,
        -2 or -1 or 0 or 2 or 20 or 53 or 64 or 121 or 233 or 10053 or 10054 or 10060 or 10061 or 11001 => DatabaseError.Away, // timeout, connection
        1105 or 1222 or 9002 or 51222 => DatabaseError.Away, // disk full, lock timeout, log full, our own lock timeout
        4060 or 6005 or 40143 or 40197 or 40501 or 40540 or 40613 or 49918 or 49919 or 49920 => DatabaseError.Away, // moving, throttled
        _ => DatabaseError.Other,
    };

    /// <summary>The database's own number of it, for a log: the message beside it may repeat the values.</summary>
    public static string NumberOf(DbException e) => e switch
    {
        SqliteException s => $"SQLite {s.SqliteExtendedErrorCode}",
        SqlException s => $"SQL Server {s.Number}",
        _ => $"SQLSTATE {e.SqlState ?? "none"}",
    };

    private static Exception Unwrap(Exception e) => e switch
    {
        DbException => e,
        { InnerException: { } inner } => Unwrap(inner),
        _ => e,
    };
}
