using System.Collections.Concurrent;

namespace NeighborParty.Core.Basics;

/// <summary>
/// What was read a moment ago and holds for a while, so that not every request asks for it. Another instance's change is seen when
/// the time is over, one's own at once if whoever makes it forgets the entry. Full, it starts anew.
/// </summary>
/// <param name="time">Also the drill's.</param>
/// <param name="life">How long an entry is believed.</param>
/// <param name="maxEntries">About so many are kept.</param>
public sealed class Believed<TKey, TValue>(TimeProvider time, TimeSpan life, int maxEntries)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTime ReadAt)> _recent = new();

    public TValue? Find(TKey key) => _recent.TryGetValue(key, out var found) && time.Now() - found.ReadAt <= life ? found.Value : null;

    /// <param name="key">Whose it is.</param>
    /// <param name="value">As read.</param>
    /// <param name="readAt">UTC, before it was read.</param>
    public void Keep(TKey key, TValue value, DateTime readAt)
    {
        if (_recent.Count > maxEntries)
            _recent.Clear();
        _recent[key] = (value, readAt);
    }

    public void Forget(TKey key) => _recent.TryRemove(key, out _);

    public void ForgetAll() => _recent.Clear();
}
