using System.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Data;

/// <summary>
/// One line of writers, first come, first served. Who is in a line that moves waits up to ten seconds; who is in one that stands
/// still, because the database has not answered the writer at its head since <paramref name="standstill"/>, is told so. A long
/// write of many short statements is no standstill: every answer counts as movement, but one that itself took a quarter of that
/// time, to a writer who is going to give up (<see cref="StatementPatience"/>): behind him all would wait in vain.
/// </summary>
internal sealed class WriteLine(TimeSpan standstill)
{
    /// <summary>The longest wait, in a line that moves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>As long as the head of the line waits for a server's answer to a statement (<see cref="StatementPatience"/>).</summary>
    public static readonly TimeSpan ServerPatience = TimeSpan.FromSeconds(2);

    // Whoever comes to the head after somebody whom the server kept waiting will perhaps wait two seconds too and more, and was promised
    // an answer within three.
    private static readonly TimeSpan LeftForTrying = TimeSpan.FromSeconds(0.4);

    // The head's own timer may ring a moment before the line's clock has counted as much: a turn that long was no work.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(0.1);

    private readonly TimeSpan _slow = standstill / 4;
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private bool _taken;
    private bool _stood;
    private long _moved = Stopwatch.GetTimestamp();
    private long _answered;

    /// <exception cref="RefusedException">503.</exception>
    public async ValueTask<WriteTurn> EnterAsync(CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                _answered = asked;
                return new WriteTurn(this);
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        // Late answers before it came here are time of the same caller.
        await WaitAsync(place, asked, standstill - StatementPatience.Lost, ct);
        bool stood;
        lock (_lock)
            stood = _stood;
        if (!stood || Stopwatch.GetElapsedTime(asked) <= LeftForTrying)
            return new WriteTurn(this);

        CallNext();
        throw Refused();
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, long asked, TimeSpan patience, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await place.Value.Task.WaitAsync(Left(asked, patience), ct);
                return;
            }
            catch (TimeoutException)
            {
                if (Left(asked, patience) == TimeSpan.Zero && GiveUp(place))
                    throw Refused();
            }
            catch (OperationCanceledException)
            {
                if (!GiveUp(place))
                    CallNext();
                throw;
            }
        }
    }

    /// <returns>False when it has just been called to the head.</returns>
    private bool GiveUp(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            if (place.List is null)
                return false;
            _waiting.Remove(place);
            return true;
        }
    }

    private TimeSpan Left(long asked, TimeSpan patience)
    {
        long moved;
        lock (_lock)
            moved = _moved;
        var still = Stopwatch.GetElapsedTime(Math.Max(asked, moved));
        var left = Math.Min((patience - still).Ticks, (Patience - Stopwatch.GetElapsedTime(asked)).Ticks);
        return TimeSpan.FromTicks(Math.Max(left, 0));
    }

    internal void Leave(long began)
    {
        lock (_lock)
        {
            _stood = Stopwatch.GetElapsedTime(Math.Max(began, _moved)) >= standstill - Early;
            if (!_stood)
                _moved = Stopwatch.GetTimestamp();
        }

        CallNext();
    }

    /// <param name="givesUp">Who was answered does not wait for ever.</param>
    internal void Answered(bool givesUp)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            if (!givesUp || Stopwatch.GetElapsedTime(_answered, now) < _slow)
                _moved = now;
            _answered = now;
        }
    }

    internal void Committed()
    {
        lock (_lock)
            _moved = Stopwatch.GetTimestamp();
    }

    private void CallNext()
    {
        lock (_lock)
        {
            if (_waiting.First is not { } next)
            {
                _taken = false;
                return;
            }

            _waiting.RemoveFirst();
            _answered = Stopwatch.GetTimestamp();
            next.Value.SetResult();
        }
    }

    private static RefusedException Refused()
    {
        Readings.WriteRefused();
        return Refusals.Busy();
    }
}
