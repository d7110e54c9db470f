using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using Npgsql.Internal;

namespace NeighborParty.Core.Data.PostgreSql;

/// <summary>
/// Gives up a connection whose statement is about to be cancelled. Left to itself Npgsql does two things that a server which is
/// frozen or unreachable makes long: it asks the server on a second connection to cancel the statement, on the thread at hand and
/// for as long as connecting takes; and it puts off the cancellation until the messages sent ahead of the statement are answered
/// (BEGIN, and the reset of a connection from the pool), so that the first statement of a request waits for the whole Command
/// Timeout. No setting turns either off. After this, a cancellation closes the connection at once, and it never goes back to the
/// pool. The drill DatabaseAway fails when a version of Npgsql does it otherwise.
/// </summary>
internal static class SilentConnection
{
    /// <summary>Connections of other databases, and those that are closed, are left alone.</summary>
    public static void GiveUp(DbConnection? connection)
    {
        if (connection is not NpgsqlConnection npgsql || ConnectorOf(npgsql) is not { } connector)
            return;
        // "The second connection has been there already", and "what was sent ahead is answered". The next statement, if there is
        // one because the answer came at this very moment, sets both anew.
        SetCancelled(connector, true);
        SentAheadOf(connector).Set();
    }

#pragma warning disable NPG9001 // the driver's inside, pinned with its version
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Connector")]
    private static extern NpgsqlConnector? ConnectorOf(NpgsqlConnection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PostgresCancellationPerformed")]
    private static extern void SetCancelled(NpgsqlConnector connector, bool cancelled);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "ReadingPrependedMessagesMRE")]
    private static extern ref ManualResetEventSlim SentAheadOf(NpgsqlConnector connector);
#pragma warning restore NPG9001
}
