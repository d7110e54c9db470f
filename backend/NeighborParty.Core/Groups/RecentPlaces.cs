using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Groups;

/// <summary>
/// Where people are neighbours, in memory, so that an ordinary request asks nothing for it. Believed for 20 seconds: the longest
/// that another instance may still show the old group to somebody who moved; what changes here is forgotten at once.
/// </summary>
public sealed class RecentPlaces(TimeProvider time)
{
    private readonly Believed<Guid, NeighbourPlaces> _recent = new(time, TimeSpan.FromSeconds(20), 50_000);
    private int _generation;

    /// <summary>Changes whenever something was forgotten.</summary>
    public int Generation => Volatile.Read(ref _generation);

    public NeighbourPlaces? Find(Guid personId) => _recent.Find(personId);

    /// <param name="personId">Whose they are.</param>
    /// <param name="places">As read.</param>
    /// <param name="asked">The generation before reading: what was read while something changed is not kept.</param>
    /// <param name="readAt">UTC, before it was read.</param>
    public void Keep(Guid personId, NeighbourPlaces places, int asked, DateTime readAt)
    {
        _recent.Keep(personId, places, readAt);
        if (asked != Generation)
            _recent.Forget(personId);
    }

    public void ForgetAll()
    {
        Interlocked.Increment(ref _generation);
        _recent.ForgetAll();
    }
}

/// <summary>Watches for memberships, groups' places and buildings that change.</summary>
public sealed class ForgetPlaces(RecentPlaces recent) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is NeighborPartyDb db
            && db.ChangeTracker.Entries().Any(e => e.State != EntityState.Unchanged && e.Entity is Membership or GroupPlace or Building))
            db.AfterCommit(recent.ForgetAll);
        return ValueTask.FromResult(result);
    }
}
