using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Signals;

/// <summary>
/// Looks at what was recorded since the last time and raises cases. A minute after the fact on purpose: nothing is refused on a
/// signal, so nobody at the door has to wait for it, and the check-in stays one statement.
/// </summary>
public sealed class LookForSignals(NeighborPartyDb db, CommunityScope scope, CompareRecords compare, RaiseFlag raise, PolicyBook policies, PersonalDataVault vault, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 100;

    /// <summary>A record carries the time at which it was begun; by then it is written, or never will be.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var until = Ids.FirstOf(time.Now() - Settled);
        while (await LookAsync(until, ct))
            db.ChangeTracker.Clear();
    }

    /// <summary>False when nothing is left.</summary>
    private async Task<bool> LookAsync(Guid until, CancellationToken ct)
    {
        var policy = await policies.TodayAsync(ct);
        var from = await db.SignalWatches.AsNoTracking().Select(w => (Guid?)w.LookedUntil).FirstOrDefaultAsync(ct) ?? Ids.FirstOf(time.Now().AddDays(-1));
        var batch = await db.AttendanceEvents.AsNoTracking().Where(e => e.Id > from && e.Id < until).OrderBy(e => e.Id).Take(AtOnce).Select(e => new { e.Id, e.PersonId }).ToListAsync(ct);
        if (batch.Count == 0)
            return false;

        var lives = await LivesAsync(batch.Select(e => e.PersonId).Distinct().ToList(), policy, ct);
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var recorded in await compare.RunAsync(from, batch[^1].Id, policy, ct))
            foreach (var signal in SignalRules.In(recorded, lives[recorded.PersonId], vault, policy))
                await raise.RunAsync(recorded, signal, policy.Version, ct);
        await RememberAsync(batch[^1].Id, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return batch.Count == AtOnce;
    }

    /// <summary>What each of these people did lately, newest first. Through the sign-ups, whose index leads with the person.</summary>
    private async Task<ILookup<Guid, AttendanceEvent>> LivesAsync(List<Guid> people, CommunityPolicy policy, CancellationToken ct)
    {
        var since = time.Now().AddDays(-policy.CoordinateDays);
        var events = await (
            from s in db.ShiftSignups
            where people.Contains(s.PersonId) && s.SignedUpAt >= since
            join e in db.AttendanceEvents on s.Id equals e.SignupId
            where e.State != AttendanceState.Refused && e.Via == ActedVia.Self
            select e).AsNoTracking().ToListAsync(ct);
        return events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToLookup(e => e.PersonId);
    }

    private async Task RememberAsync(Guid last, CancellationToken ct)
    {
        var watch = await db.SignalWatches.FirstOrDefaultAsync(ct);
        if (watch is null)
            db.SignalWatches.Add(watch = new SignalWatch { CommunityId = scope.CommunityId!.Value });
        watch.LookedUntil = last;
    }
}
