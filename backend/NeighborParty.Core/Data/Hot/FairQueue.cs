namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// What waits for the writer. Bounded, so that a rush is told at once to come back; taken in turns, one of each community,
/// so that the rush of one does not keep the others waiting.
/// </summary>
public sealed class FairQueue<T>(int most) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Queue<T>> _lanes = [];
    private readonly Queue<Guid> _turns = new();
    private readonly SemaphoreSlim _filled = new(0);
    private int _count;

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
            if (_count++ == 0)
                _filled.Release();
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
            if (_count > 0)
                _filled.Release();
        }

        return taken;
    }

    public void Dispose() => _filled.Dispose();
}
