using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Signals;

/// <summary>Marks what looks like one phone, or one faked position, for several people; the earlier records too.</summary>
public sealed class CompareRecords(NeighborPartyDb db, TimeProvider time)
{
    /// <summary>Earlier records that one new record marks at most.</summary>
    private const int MostOthers = 20;

    /// <summary>In the unit of work of the caller, who saves.</summary>
    /// <returns>Of the records after <paramref name="from"/> up to and with <paramref name="last"/> those that people made and that stand, in their order.</returns>
    public async Task<List<AttendanceEvent>> RunAsync(Guid from, Guid last, CommunityPolicy policy, CancellationToken ct)
    {
        var records = await db.AttendanceEvents.Where(e => e.Id > from && e.Id <= last).OrderBy(e => e.Id).ToListAsync(ct);
        records.ForEach(e => e.Compared(time.Now()));
        // From here on they are found by their phone and their position, by each other too.
        await db.SaveChangesAsync(ct);
        var counted = records.Where(e => e.Via != ActedVia.System && e.State != AttendanceState.Refused).ToList();
        await ComparePhonesAsync(counted, policy, ct);
        await ComparePositionsAsync(counted, ct);
        return counted;
    }

    // That there is a key stands for itself: without it the question becomes one about missing keys as well, for which PostgreSQL reads the whole table.
    internal static IQueryable<AttendanceEvent> OfPhones(NeighborPartyDb db, List<string> keys, DateTime since) =>
        db.AttendanceEvents.Where(e => e.DeviceKey != null && keys.Contains(e.DeviceKey) && e.At >= since && e.ComparedAt != null);

    internal static IQueryable<AttendanceEvent> AtPositions(NeighborPartyDb db, List<string> keys) =>
        db.AttendanceEvents.Where(e => e.LocationKey != null && keys.Contains(e.LocationKey) && e.ComparedAt != null);

    private async Task ComparePhonesAsync(List<AttendanceEvent> counted, CommunityPolicy policy, CancellationToken ct)
    {
        var keys = counted.Where(e => e.DeviceKey is not null).Select(e => e.DeviceKey!).Distinct().ToList();
        if (keys.Count == 0)
            return;
        var window = TimeSpan.FromHours(policy.DeviceWindowHours);
        var since = counted.Min(e => e.At) - window;
        var known = (await OfPhones(db, keys, since).ToListAsync(ct)).ToLookup(e => e.DeviceKey);
        foreach (var one in counted.Where(e => e.DeviceKey is not null))
            FlagBoth(one, AttendanceFlags.SameDevice, known[one.DeviceKey].Where(e => e.PersonId != one.PersonId && e.At >= one.At - window));
    }

    private async Task ComparePositionsAsync(List<AttendanceEvent> counted, CancellationToken ct)
    {
        var keys = counted.Where(e => e.LocationKey is not null).Select(e => e.LocationKey!).Distinct().ToList();
        if (keys.Count == 0)
            return;
        var known = (await AtPositions(db, keys).ToListAsync(ct)).ToLookup(e => e.LocationKey);
        foreach (var one in counted.Where(e => e.LocationKey is not null))
            FlagBoth(one, AttendanceFlags.SameCoordinates, known[one.LocationKey].Where(e => e.PersonId != one.PersonId || e.ShiftId != one.ShiftId));
    }

    private static void FlagBoth(AttendanceEvent one, AttendanceFlags flag, IEnumerable<AttendanceEvent> others)
    {
        foreach (var other in others.OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(MostOthers))
        {
            other.Flag(flag);
            one.Flag(flag);
        }
    }
}
