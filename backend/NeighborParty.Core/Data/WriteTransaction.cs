using Microsoft.EntityFrameworkCore.Storage;

namespace NeighborParty.Core.Data;

/// <summary>A write in progress. Disposed without <see cref="CommitAsync"/> it leaves nothing behind.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    /// <summary>For a writer inside another's transaction: the outer one commits.</summary>
    public static readonly WriteTransaction Joined = new(null, null, null);

    private readonly IDbContextTransaction? _transaction;
    private readonly IDisposable? _turn;
    private readonly Action<bool>? _finished;
    private bool _done;

    internal WriteTransaction(IDbContextTransaction? transaction, IDisposable? turn, Action<bool>? finished) =>
        (_transaction, _turn, _finished) = (transaction, turn, finished);

    public async Task CommitAsync(CancellationToken ct)
    {
        if (_transaction is null || _done)
            return;

        await _transaction.CommitAsync(ct);
        await FinishAsync(committed: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null && !_done)
            await FinishAsync(committed: false);
    }

    private async ValueTask FinishAsync(bool committed)
    {
        _done = true;
        await _transaction!.DisposeAsync();
        _turn!.Dispose();
        _finished!(committed);
    }
}
