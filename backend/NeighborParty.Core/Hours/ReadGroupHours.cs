using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Hours;

/// <summary>A member's hours of one year, in all groups together.</summary>
/// <param name="PendingMinutes">Of both, what is not settled yet; certificates and stars do not count it.</param>
public sealed record MemberHours(Guid PersonId, string Name, long VerifiedMinutes, long SupplementedMinutes, long PendingMinutes)
{
    public static MemberHours Example => new(new Guid("01950000-0000-7000-8000-000000000007"), "王组员", 1200, 60, 120);
}

/// <summary>The members of a group with their hours of a year, for its leaders and staff; by key, in the order in which they joined.</summary>
public sealed class ReadGroupHours(NeighborPartyDb db, CurrentActor current, Leadership leadership)
{
    public const int PageSize = 50;

    /// <param name="groupId">One that the caller leads, or any for staff.</param>
    /// <param name="year">In China.</param>
    /// <param name="after">From the page before.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for everybody else; 400 for a cursor that is none.</exception>
    public async Task<Page<MemberHours>> RunAsync(Guid groupId, int year, string? after, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            await leadership.RequireLeaderOfAsync(groupId, ct);
        var since = Cursor.Parse(after);
        var day = new DateOnly(year, 1, 1);
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            where m.GroupId == groupId && m.To == null && (since == null || m.From > since.At || (m.From == since.At && m.Id.CompareTo(since.Id) > 0))
            orderby m.From, m.Id
            select new { m.Id, m.From, m.PersonId, p.Name }).Take(PageSize + 1).ToListAsync(ct);
        var people = rows.ConvertAll(r => r.PersonId);
        var minutes = await db.Tallies.AsNoTracking().Where(t => people.Contains(t.Part) && t.Day == day && (t.Measure == "hours.person.Verified" || t.Measure == "hours.person.Supplemented"))
            .ToDictionaryAsync(t => (t.Part, t.Measure), t => t.Amount, ct);
        var lastDay = day.AddYears(1).AddDays(-1);
        var pending = await db.HoursEntries.AsNoTracking().Where(e => people.Contains(e.PersonId) && e.Day >= day && e.Day <= lastDay).Pending(db)
            .GroupBy(e => e.PersonId).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes, ct);
        return new Page<MemberHours>(
            rows.Take(PageSize).Select(r => new MemberHours(r.PersonId, r.Name, Of(r.PersonId, HoursBucket.Verified), Of(r.PersonId, HoursBucket.Supplemented), pending.GetValueOrDefault(r.PersonId))).ToList(),
            rows.Count > PageSize ? new Cursor(rows[PageSize - 1].From, rows[PageSize - 1].Id).ToString() : null);

        long Of(Guid person, HoursBucket bucket) => minutes.GetValueOrDefault((person, $"hours.person.{bucket}"));
    }
}
