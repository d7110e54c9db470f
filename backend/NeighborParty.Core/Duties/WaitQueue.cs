using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>
/// 候补顺序: first come, first served; who let others down too often of late comes behind who did not. The one order by which
/// places are offered and by which people are told where they stand.
/// </summary>
public sealed class WaitQueue(NeighborPartyDb db, PolicyBook policies, TimeProvider time)
{
    /// <summary>Who waits for a place, the next one first.</summary>
    public async Task<IReadOnlyList<ShiftSignup>> OfAsync(Shift shift, CancellationToken ct)
    {
        var waiting = await db.ShiftSignups.Where(s => s.ShiftId == shift.Id && s.State == SignupState.Waitlisted)
            .OrderBy(s => s.QueuedAt).ThenBy(s => s.Id).Take(DutyPlan.MaxCapacity).ToListAsync(ct);
        var missed = await MissedAsync(waiting.ConvertAll(s => s.PersonId), ct);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        // The sort is stable: within both parts the order stays.
        return [.. waiting.OrderBy(s => IsLast(missed[s.PersonId], policy))];
    }

    /// <summary>By sign-up, 1 first, for everybody who waits in one of these shifts: two statements, or none.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> PlacesAsync(IReadOnlyCollection<Guid> shiftIds, CancellationToken ct)
    {
        if (shiftIds.Count == 0)
            return new Dictionary<Guid, int>();
        var waiting = await db.ShiftSignups.AsNoTracking().Where(s => shiftIds.Contains(s.ShiftId) && s.State == SignupState.Waitlisted)
            .OrderBy(s => s.QueuedAt).ThenBy(s => s.Id).Select(s => new { s.Id, s.ShiftId, s.PersonId, s.Shift.PolicyVersion }).ToListAsync(ct);
        var missed = await MissedAsync(waiting.ConvertAll(s => s.PersonId), ct);
        var places = new Dictionary<Guid, int>();
        foreach (var queue in waiting.GroupBy(s => s.ShiftId))
        {
            var policy = await policies.VersionAsync(queue.First().PolicyVersion, ct);
            foreach (var (signup, place) in queue.OrderBy(s => IsLast(missed[s.PersonId], policy)).Select((s, i) => (s.Id, i + 1)))
                places[signup] = place;
        }

        return places;
    }

    private bool IsLast(IEnumerable<DateTime> missed, CommunityPolicy policy)
    {
        var since = time.Now().AddDays(-policy.NoShowWindowDays);
        return missed.Count(at => at >= since) >= policy.NoShowsToQueueEnd;
    }

    /// <summary>When these people were missing without excuse; no policy looks back further than a year.</summary>
    private async Task<ILookup<Guid, DateTime>> MissedAsync(List<Guid> people, CancellationToken ct)
    {
        var since = time.Now().AddDays(-CommunityPolicy.NoShowWindowMost);
        var rows = people.Count == 0 ? [] : await db.ShiftSignups.AsNoTracking()
            .Where(s => people.Contains(s.PersonId) && s.State == SignupState.NoShow && s.Shift.StartsAt >= since)
            .Select(s => new { s.PersonId, s.Shift.StartsAt }).ToListAsync(ct);
        return rows.ToLookup(r => r.PersonId, r => r.StartsAt);
    }
}
