using NeighborParty.Core.Basics;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Data;

/// <summary>
/// One writer at a time on SQLite. The database would queue them too, but with a blocking sleep of 150 ms
/// that holds a thread; this queue wakes the next writer at once. Server databases pass through.
/// </summary>
public sealed class WriteGate(bool oneAtATime) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <exception cref="RefusedException">503 after ten seconds in the queue.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (!oneAtATime)
            return new Turn(null);

        if (!await _turn.WaitAsync(Patience, ct))
        {
            Readings.WriteRefused();
            throw Refusals.Busy();
        }

        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
