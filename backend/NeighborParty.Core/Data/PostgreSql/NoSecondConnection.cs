using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Npgsql.Internal;

namespace NeighborParty.Core.Data.PostgreSql;

/// <summary>
/// When a statement is broken off, Npgsql asks the server on a second connection to cancel it, and waits for that answer without
/// a limit, on the thread at hand. A server that is frozen or unreachable never answers: a patience of two seconds became the
/// length of the outage. No setting turns that off, but a connection that knows no process to cancel is simply given up when its
/// token is cancelled (not when its CommandTimeout is over: hence <see cref="StatementPatience"/>).
/// The drill DatabaseAway fails when a version of Npgsql does it otherwise.
/// </summary>
public sealed class NoSecondConnection : DbConnectionInterceptor
{
    /// <summary>Call it for every connection that was opened; others than Npgsql's are left alone.</summary>
    public static void Prepare(DbConnection connection)
    {
        if (connection is NpgsqlConnection { ProcessID: not 0 } opened && ConnectorOf(opened) is { } connector)
            SetProcess(connector, 0);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

#pragma warning disable NPG9001 // the driver's inside, pinned with its version
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Connector")]
    private static extern NpgsqlConnector? ConnectorOf(NpgsqlConnection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_BackendProcessId")]
    private static extern void SetProcess(NpgsqlConnector connector, int process);
#pragma warning restore NPG9001
}
