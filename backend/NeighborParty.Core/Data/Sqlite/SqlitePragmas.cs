using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NeighborParty.Core.Data.Sqlite;

/// <summary>
/// Every connection: readers beside the writer (WAL), an acknowledged write survives a power cut (FULL),
/// foreign keys checked, five seconds of patience with another process. The journal is folded into the file every 16 MB
/// instead of every 4: pages that a rush touches again and again are written there once.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Reading = "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=4000;";
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Reading;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, cancellationToken);

    /// <summary>
    /// For the one connection that writes in groups: 8 MB of pages, so that a group does not spill its own before it is committed,
    /// and no folding of the journal while people wait (<see cref="Fold"/> does it beside).
    /// </summary>
    internal const string OfTheWriter = "PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=0;";

    /// <summary>For connections that stay open and read a few rows each time: the system's own file cache is near, so half a megabyte instead of 2.</summary>
    internal const string OfReaders = "PRAGMA cache_size=-512";

    /// <summary>Folds what it can of the journal into the file; neither readers nor the writer wait for it.</summary>
    internal const string Fold = "PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>For a connection that the framework did not open.</summary>
    internal static async Task ApplyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The framework asks whether the file exists through a read-only connection, which may not turn the log on in a file without one.</summary>
    private static string For(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Pragmas;
}
