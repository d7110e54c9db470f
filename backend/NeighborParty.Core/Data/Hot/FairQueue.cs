namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// What waits for the writer. Bounded, so that a rush is told at once to come back; taken in turns, one of each community,
/// so that the rush of one does not keep the others waiting. Or taken lane by lane: then a community whose items somebody still
/// has keeps its place empty, and the others go on.
/// </summary>
public sealed class FairQueue<T>(int most) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Queue<T>> _lanes = [];
    private readonly Queue<Guid> _turns = new();
    private readonly SemaphoreSlim _filled = new(0);
    private int _count;
    private bool _signalled;

    public int Count => Volatile.Read(ref _count);

    /// <summary>False when it is full.</summary>
    public bool TryAdd(Guid community, T item)
    {
        lock (_gate)
        {
            if (_count >= most)
                return false;
            if (!_lanes.TryGetValue(community, out var lane))
            {
                _lanes[community] = lane = new Queue<T>();
                _turns.Enqueue(community);
            }

            lane.Enqueue(item);
            _count++;
            Signal();
        }

        return true;
    }

    /// <summary>Waits for something, then takes at most so many.</summary>
    public async Task<List<T>> TakeAsync(int atMost, CancellationToken ct)
    {
        await _filled.WaitAsync(ct);
        var taken = new List<T>();
        lock (_gate)
        {
            _signalled = false;
            while (taken.Count < atMost && _turns.TryDequeue(out var community))
            {
                var lane = _lanes[community];
                taken.Add(lane.Dequeue());
                if (lane.Count > 0)
                    _turns.Enqueue(community);
                else
                    _lanes.Remove(community);
            }

            _count -= taken.Count;
            Signal();
        }

        return taken;
    }

    /// <summary>Waits for something, then takes at most so many of one community, which has no turn again before <see cref="Free"/>.</summary>
    public async Task<(Guid Community, List<T> Items)> TakeLaneAsync(int atMost, CancellationToken ct)
    {
        await _filled.WaitAsync(ct);
        lock (_gate)
        {
            _signalled = false;
            var community = _turns.Dequeue();
            // The lane stays, even empty: what comes meanwhile waits in it without a turn.
            var lane = _lanes[community];
            var taken = new List<T>();
            while (taken.Count < atMost && lane.TryDequeue(out var item))
                taken.Add(item);
            _count -= taken.Count;
            Signal();
            return (community, taken);
        }
    }

    /// <summary>What <see cref="TakeLaneAsync"/> took has been dealt with.</summary>
    public void Free(Guid community)
    {
        lock (_gate)
        {
            if (_lanes[community].Count > 0)
                _turns.Enqueue(community);
            else
                _lanes.Remove(community);
            Signal();
        }
    }

    public void Dispose() => _filled.Dispose();

    /// <summary>Inside the lock. One signal at a time: whoever takes gives the next.</summary>
    private void Signal()
    {
        if (_signalled || _turns.Count == 0)
            return;
        _signalled = true;
        _filled.Release();
    }
}
