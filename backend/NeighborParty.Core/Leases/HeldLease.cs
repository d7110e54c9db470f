using Microsoft.Extensions.Logging;

namespace NeighborParty.Core.Leases;

/// <summary>A lease in hand: renewed every ten seconds until it is disposed, which gives it back.</summary>
public sealed partial class HeldLease : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _done = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly string _name;
    private readonly LeaseBook _book;
    private readonly SemaphoreSlim _here;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _renewing;

    internal HeldLease(string name, LeaseBook book, SemaphoreSlim here, TimeProvider time, ILogger log)
    {
        (_name, _book, _here, _time, _log) = (name, book, here, time, log);
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lease could not be kept: stop, another instance may have begun.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await _book.ReleaseAsync(_name, patience.Token);
        }
        catch (Exception e)
        {
            // It runs out by itself.
            LogNotReleased(_log, e, _name);
        }

        _here.Release();
        _done.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        // Elapsed time and not the clock's: a clock that is set must not end work that is under way.
        var renewed = _time.GetTimestamp();
        while (true)
        {
            await Task.Delay(Every, _done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_done.IsCancellationRequested)
                return;
            var before = _time.GetTimestamp();
            var mine = await StillMineAsync();
            if (_done.IsCancellationRequested)
                return;
            // When the database does not answer, the lease is still ours as long as another try comes in time.
            var lasts = _time.GetElapsedTime(renewed) + Every < LeaseBook.Length;
            if (mine is false || (mine is null && !lasts))
            {
                LogLost(_log, _name);
                await _lost.CancelAsync();
                return;
            }

            if (mine is true)
                renewed = before;
        }
    }

    /// <returns>Null: cannot be told.</returns>
    private async Task<bool?> StillMineAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_done.Token);
        patience.CancelAfter(Patience);
        try
        {
            return await _book.RenewAsync(_name, patience.Token);
        }
        catch (Exception e)
        {
            if (!_done.IsCancellationRequested)
                LogNotRenewed(_log, e, _name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease {Name} was lost")]
    private static partial void LogLost(ILogger log, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease {Name} could not be renewed")]
    private static partial void LogNotRenewed(ILogger log, Exception e, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease {Name} could not be given back")]
    private static partial void LogNotReleased(ILogger log, Exception e, string name);
}
