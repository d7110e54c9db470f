using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Calls;

/// <summary>Somebody whom no message reached and a person must tell, by phone or at the door.</summary>
/// <param name="Id">Of the message that nobody could deliver.</param>
/// <param name="Since">From when on it waits, UTC.</param>
/// <param name="OnWeChat">WeChat gave the message up; false: the person has none.</param>
/// <param name="AboutKind">What it is about, e.g. shifts; with <paramref name="AboutId"/>.</param>
public sealed record CallView(Guid Id, Guid PersonId, string Name, string Title, string Body, DateTime Since, bool OnWeChat, string? AboutKind, Guid? AboutId);

/// <summary>请电话通知: what the product would have written to people who have no WeChat, and what WeChat gave up. Gone once somebody told them, or the shift is over.</summary>
public sealed class ReadCalls(NeighborPartyDb db, TimeProvider time)
{
    public const string Shifts = "shifts";

    public const string Armbands = "armbands";

    /// <summary>What a leader reported of a member, for the office to make sure of: <see cref="ReportDeparture"/>. It waits until staff say so.</summary>
    public const string People = "people";

    private const string Orders = "orders";

    private const int PageSize = 50;

    /// <summary>What is not about a shift is old after that.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>All that wait, the longest first.</summary>
    /// <param name="groupId">Only members of that group, and nothing about a duty or an armband of another group; null: everybody. Whoever calls has made sure that the reader may see them.</param>
    public async Task<Page<CallView>> RunAsync(Guid? groupId, string? after, CancellationToken ct)
    {
        var (now, oldest) = (time.Now(), time.Now() - Kept);
        var waiting = Waiting(db).Where(m => m.AboutKind == Shifts ? db.Shifts.Any(s => s.Id == m.AboutId && s.EndsAt > now) : m.AboutKind == People || m.CallSince > oldest);
        if (groupId is { } group)
            waiting = OfGroups(db, waiting, [group]);
        if (Cursor.Parse(after) is { } cursor)
            waiting = waiting.Where(m => m.CallSince > cursor.At || (m.CallSince == cursor.At && m.Id.CompareTo(cursor.Id) > 0));
        var rows = await View(waiting.OrderBy(m => m.CallSince).ThenBy(m => m.Id).Take(PageSize + 1)).ToListAsync(ct);
        return rows.Count > PageSize
            ? new Page<CallView>(rows[..PageSize], new Cursor(rows[PageSize - 1].Since, rows[PageSize - 1].Id).ToString())
            : new Page<CallView>(rows, null);
    }

    /// <summary>Of one shift; at most 100, the longest first.</summary>
    public async Task<IReadOnlyList<CallView>> OfShiftAsync(Guid shiftId, CancellationToken ct) =>
        await View(Waiting(db).Where(m => m.AboutKind == Shifts && m.AboutId == shiftId).OrderBy(m => m.CallSince).ThenBy(m => m.Id).Take(100)).ToListAsync(ct);

    /// <summary>What the leaders of these groups may read and tick off: about their members, and not about another group's duty or armband, nor what is the office's to make sure of, nor about a quarrel that is the office's alone.</summary>
    internal static IQueryable<InboxMessage> OfGroups(NeighborPartyDb db, IQueryable<InboxMessage> messages, IReadOnlyList<Guid> groups) => messages
        .Where(m => db.Memberships.Any(x => groups.Contains(x.GroupId) && x.PersonId == m.PersonId && x.To == null && x.State == MembershipState.Active))
        .Where(m => m.AboutKind != Shifts || db.Shifts.Any(s => s.Id == m.AboutId && (s.GroupId == null || groups.Contains(s.GroupId.Value))))
        .Where(m => m.AboutKind != Armbands || db.Armbands.Any(a => a.Id == m.AboutId && (a.GroupId == null || groups.Contains(a.GroupId.Value))))
        .Where(m => m.AboutKind != People)
        .Where(m => m.AboutKind != Orders || !db.Orders.Any(o => o.Id == m.AboutId && o.IsPrivate));

    /// <summary>Who read it in the inbox, also one who got WeChat since, knows.</summary>
    private static IQueryable<InboxMessage> Waiting(NeighborPartyDb db) =>
        db.InboxMessages.AsNoTracking().Where(m => m.CallSince != null && (m.ReadAt == null || m.AboutKind == People));

    /// <summary>What leaders reported of somebody and nobody has made sure of yet.</summary>
    public static IQueryable<InboxMessage> DepartureReports(NeighborPartyDb db, Guid personId) =>
        db.InboxMessages.Where(m => m.CallSince != null && m.AboutKind == People && m.AboutId == personId);

    private IQueryable<CallView> View(IQueryable<InboxMessage> waiting) =>
        from m in waiting
        join p in db.People on m.PersonId equals p.Id
        orderby m.CallSince, m.Id
        select new CallView(m.Id, m.PersonId, p.Name, m.Title, m.Body, m.CallSince!.Value, p.AccountId != null, m.AboutKind, m.AboutId);
}
