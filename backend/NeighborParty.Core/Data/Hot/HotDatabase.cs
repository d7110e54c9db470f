using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Sqlite;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// Connections for the few requests that everybody makes at once. On SQLite they stay open with their statements prepared,
/// which saves half of a short request; the clients of the servers keep both by themselves.
/// </summary>
public sealed class HotDatabase(SqlDialect dialect, string connectionString) : IDisposable
{
    /// <summary>One span for each statement, without its values; none is made when nobody listens.</summary>
    public static readonly ActivitySource Statements = new("NeighborParty.Data");

    // A file is read by the thread that asks, so that more than a few for each core only wait for each other;
    // and every connection keeps the parsed schema and its pages in memory. A server answers some while others are on their way;
    // a hundred of them at once only take the processor from each other there.
    private readonly SemaphoreSlim _readers = new(dialect.IsSqlite ? Math.Max(8, 2 * Environment.ProcessorCount) : Math.Max(16, 4 * Environment.ProcessorCount));
    private readonly ConcurrentBag<HotConnection> _idle = [];
    private bool _ended;

    /// <summary>How long a reader waits for its turn on a server. With the two seconds of a statement it stays within the three in which a caller hears that the database is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.75);

    public SqlDialect Dialect => dialect;

    /// <summary>Reads rows by one statement.</summary>
    /// <param name="sql">One text for each shape, parameters @p0, @p1 …</param>
    /// <param name="values">In their order.</param>
    /// <param name="read">Makes the row's result.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">503 on a server when its turn does not come.</exception>
    public async Task<List<T>> ReadAsync<T>(string sql, IReadOnlyList<object?> values, Func<HotRow, T> read, CancellationToken ct)
    {
        using var span = Statements.StartActivity("db.read", ActivityKind.Client);
        var connection = await RentAsync(ct);
        var sound = false;
        try
        {
            StatementPatience.Start(connection.Connection);
            var rows = await connection.ReadAsync(sql, values, read, transaction: null, ct);
            sound = true;
            return rows;
        }
        finally
        {
            StatementPatience.Stop();
            await ReturnAsync(connection, sound);
        }
    }

    /// <summary>A connection of its own, for as long as the caller keeps it.</summary>
    /// <param name="toWrite">For the writer of groups.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<HotConnection> OpenAsync(bool toWrite, CancellationToken ct)
    {
        var connection = dialect.Connect(connectionString);
        try
        {
            StatementPatience.Start(null);
            await connection.OpenAsync(ct);
            if (dialect.IsSqlite)
                await SqlitePragmas.ApplyAsync(connection, ct);
            var opened = new HotConnection(connection, dialect);
            if (dialect.IsSqlite)
                await opened.ExecuteAsync(toWrite ? SqlitePragmas.OfTheWriter : SqlitePragmas.OfReaders, [], transaction: null, ct);
            return opened;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        finally
        {
            StatementPatience.Stop();
        }
    }

    public void Dispose()
    {
        _ended = true;
        while (_idle.TryTake(out var connection))
            connection.Dispose();
        _readers.Dispose();
    }

    private async ValueTask<HotConnection> RentAsync(CancellationToken ct)
    {
        StatementPatience.Start(null);
        var turn = await _readers.WaitAsync(dialect.IsSqlite ? Timeout.InfiniteTimeSpan : Patience, ct);
        StatementPatience.Stop();
        if (!turn)
            throw Refusals.Busy();
        try
        {
            return _idle.TryTake(out var kept) ? kept : await OpenAsync(toWrite: false, ct);
        }
        catch
        {
            _readers.Release();
            throw;
        }
    }

    private async ValueTask ReturnAsync(HotConnection connection, bool sound)
    {
        try
        {
            // The clients of the servers keep theirs by themselves.
            if (sound && dialect.IsSqlite && !_ended)
                _idle.Add(connection);
            else
                await connection.DisposeAsync();
        }
        finally
        {
            // Who still reads while the program ends finds nothing to give back to.
            if (!_ended)
                _readers.Release();
        }
    }
}
