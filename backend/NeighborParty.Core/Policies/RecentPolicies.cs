using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Policies;

/// <summary>
/// The policies that hold, in memory for ten seconds: every rule asks for them. A change here is seen at once, one on another
/// instance after that time. A version once written never changes, so it is kept for good.
/// </summary>
public sealed class RecentPolicies(TimeProvider time)
{
    private const int MaxEntries = 5000;
    private readonly Believed<Guid, CommunityPolicy> _today = new(time, TimeSpan.FromSeconds(10), MaxEntries);
    private readonly ConcurrentDictionary<(Guid Community, int Number), CommunityPolicy> _versions = new();

    public CommunityPolicy? Today(Guid community) => _today.Find(community);

    /// <param name="community">Whose it is.</param>
    /// <param name="policy">As read.</param>
    /// <param name="readAt">UTC, before it was read.</param>
    public void KeepToday(Guid community, CommunityPolicy policy, DateTime readAt) => _today.Keep(community, policy, readAt);

    public CommunityPolicy? Version(Guid community, int number) => _versions.GetValueOrDefault((community, number));

    public void KeepVersion(Guid community, CommunityPolicy policy)
    {
        if (_versions.Count > MaxEntries)
            _versions.Clear();
        _versions[(community, policy.Version)] = policy;
    }

    public void ForgetToday() => _today.ForgetAll();
}

/// <summary>Watches for new versions.</summary>
public sealed class ForgetPolicies(RecentPolicies recent) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is NeighborPartyDb db && db.ChangeTracker.Entries<PolicyVersion>().Any())
            db.AfterCommit(recent.ForgetToday);
        return ValueTask.FromResult(result);
    }
}
