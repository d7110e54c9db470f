using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
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

    private readonly ConcurrentBag<HotConnection> _idle = [];
    private bool _ended;

    public SqlDialect Dialect => dialect;

    /// <summary>Reads rows by one statement.</summary>
    /// <param name="sql">One text for each shape, parameters @p0, @p1 …</param>
    /// <param name="values">In their order.</param>
    /// <param name="read">Makes the row's result.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<T>> ReadAsync<T>(string sql, IReadOnlyList<object?> values, Func<HotRow, T> read, CancellationToken ct)
    {
        using var span = Statements.StartActivity("db.read", ActivityKind.Client);
        var connection = await RentAsync(ct);
        var sound = false;
        try
        {
            StatementPatience.Start(connection.Connection);
            var rows = new List<T>();
            var command = connection.Command(sql, values);
            await using (var reader = await command.ExecuteReaderAsync(ct))
                while (await reader.ReadAsync(ct))
                    rows.Add(read(new HotRow(reader, dialect)));
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
            if (connection is SqliteConnection)
                await SqlitePragmas.ApplyAsync(connection, ct);
            var opened = new HotConnection(connection, dialect);
            if (dialect.IsSqlite)
                await opened.Command(toWrite ? SqlitePragmas.OfTheWriter : SqlitePragmas.OfReaders, []).ExecuteNonQueryAsync(ct);
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
    }

    private async ValueTask<HotConnection> RentAsync(CancellationToken ct) =>
        dialect.IsSqlite && _idle.TryTake(out var kept) ? kept : await OpenAsync(toWrite: false, ct);

    private ValueTask ReturnAsync(HotConnection connection, bool sound)
    {
        if (!dialect.IsSqlite || !sound || _ended)
            return connection.DisposeAsync();
        _idle.Add(connection);
        return ValueTask.CompletedTask;
    }
}

/// <summary>An open connection with the statements it has prepared.</summary>
/// <param name="isBorrowed">Somebody else closes it.</param>
internal sealed class HotConnection(DbConnection connection, SqlDialect dialect, bool isBorrowed = false) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    /// <summary>The statement with these values; prepared at its first use and kept with the connection.</summary>
    public DbCommand Command(string sql, IReadOnlyList<object?> values, DbTransaction? transaction = null)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // the program's own text
            command.CommandText = dialect.Own(sql);
#pragma warning restore CA2100
            for (var i = 0; i < values.Count; i++)
                command.Parameters.Add(Named(command.CreateParameter(), i));
            _prepared[sql] = command;
        }

        for (var i = 0; i < values.Count; i++)
            dialect.Set(command.Parameters[i], values[i]);
        command.Transaction = transaction;
        return command;
    }

    /// <summary>A part of a batch: one round trip for all of them.</summary>
    public void Add(DbBatch batch, string sql, IReadOnlyList<object?> values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // the program's own text
        command.CommandText = dialect.Own(sql);
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = Named(command.CreateParameter(), i);
            dialect.Set(parameter, values[i]);
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    private DbParameter Named(DbParameter parameter, int i)
    {
        if (!dialect.IsPostgreSql)
            parameter.ParameterName = $"@p{i}";
        return parameter;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        if (!isBorrowed)
            connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        if (!isBorrowed)
            await connection.DisposeAsync();
    }
}
