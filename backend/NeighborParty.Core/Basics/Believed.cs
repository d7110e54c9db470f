using System.Collections.Concurrent;

namespace NeighborParty.Core.Basics;

/// <summary>
/// What was read a moment ago and holds for a while, so that not every request asks for it. Another instance's change is seen when
/// the time is over, one's own at once if whoever makes it forgets the entry. What is too old goes by itself.
/// </summary>
/// <param name="time">Also the drill's.</param>
/// <param name="life">How long an entry is believed.</param>
/// <param name="maxEntries">About so many are kept.</param>
public sealed class Believed<TKey, TValue>(TimeProvider time, TimeSpan life, int maxEntries)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _turning = new();

    // The older shelf goes as a whole when the newer one is full or old: nobody walks the entries, and nobody counts them,
    // which would take every lock of the dictionary.
    private Shelves _shelves = Shelves.Empty(default);
    private int _kept;

    public TValue? Find(TKey key)
    {
        var shelves = Volatile.Read(ref _shelves);
        return (shelves.New.TryGetValue(key, out var found) || shelves.Old.TryGetValue(key, out found)) && time.Now() - found.ReadAt <= life ? found.Value : null;
    }

    /// <param name="key">Whose it is.</param>
    /// <param name="value">As read.</param>
    /// <param name="readAt">UTC, before it was read.</param>
    public void Keep(TKey key, TValue value, DateTime readAt)
    {
        if (Interlocked.Increment(ref _kept) > maxEntries / 2 || time.Now() - Volatile.Read(ref _shelves).Since > life)
            Turn();
        Volatile.Read(ref _shelves).New[key] = (value, readAt);
    }

    public void Forget(TKey key)
    {
        var shelves = Volatile.Read(ref _shelves);
        shelves.New.TryRemove(key, out _);
        shelves.Old.TryRemove(key, out _);
    }

    public void ForgetAll()
    {
        lock (_turning)
            Put(Shelves.Empty(time.Now()));
    }

    private void Turn()
    {
        lock (_turning)
        {
            var now = time.Now();
            if (_kept > maxEntries / 2 || now - _shelves.Since > life)
                Put(new Shelves(new(), _shelves.New, now));
        }
    }

    private void Put(Shelves shelves)
    {
        Volatile.Write(ref _shelves, shelves);
        Volatile.Write(ref _kept, 0);
    }

    private sealed record Shelves(ConcurrentDictionary<TKey, (TValue Value, DateTime ReadAt)> New, ConcurrentDictionary<TKey, (TValue Value, DateTime ReadAt)> Old, DateTime Since)
    {
        public static Shelves Empty(DateTime now) => new(new(), new(), now);
    }
}
