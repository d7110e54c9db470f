using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace NeighborParty.Core.Data;

/// <summary>A write in progress. Disposed without <see cref="CommitAsync"/> it leaves nothing behind.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    /// <summary>For a writer inside another's transaction: the outer one commits.</summary>
    public static readonly WriteTransaction Joined = new(null, null, null);

    private readonly IDbContextTransaction? _transaction;
    private readonly NpgsqlConnection? _server;
    private readonly WriteTurn? _turn;
    private readonly Action<bool>? _finished;
    private bool _done;

    internal WriteTransaction(IDbContextTransaction? transaction, WriteTurn? turn, Action<bool>? finished)
    {
        (_transaction, _turn, _finished) = (transaction, turn, finished);
        _server = transaction?.GetDbTransaction().Connection as NpgsqlConnection;
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        if (_transaction is null || _done)
            return;

        await _transaction.CommitAsync(ct);
        _turn?.Committed();
        await FinishAsync(committed: true);
    }

    /// <summary>Whoever waits for the turn learns that the database is alive.</summary>
    internal void DatabaseAnswered() => _turn?.Answered();

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null && !_done)
            await FinishAsync(committed: false);
    }

    private async ValueTask FinishAsync(bool committed)
    {
        _done = true;
        if (!committed && _server is { State: ConnectionState.Open } && StatementPatience.IsHeld)
            await UndoAsync(_transaction!.GetDbTransaction(), _server);
        await _transaction!.DisposeAsync();
        _turn?.Dispose();
        _finished!(committed);
    }

    /// <summary>Disposing rolls back too, but waits for a silent server as long as the connection string says.</summary>
    private static async Task UndoAsync(DbTransaction transaction, NpgsqlConnection server)
    {
        using var patience = StatementPatience.BeginToUndo();
        StatementPatience.Start(server);
        try
        {
            await transaction.RollbackAsync(patience.Token);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            // The connection is closed with it, and the server undoes what it hears no more of.
        }
    }
}
