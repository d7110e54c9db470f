using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <param name="Step">Decline or Lapse.</param>
/// <param name="Detail">The stable word of the reason.</param>
/// <param name="MovedOn">Something has happened to the armband since.</param>
public sealed record NotTakenView(
    Guid EventId, Guid ArmbandId, string Serial, DateTime At, ArmbandStep Step, Guid PersonId, string Person, string? Group, string? Detail, string? Note, bool MovedOn,
    DateTime? HandledAt, string? HandledBy, string? HandledNote);

/// <summary>The report of what was handed out and not taken, newest first: reason, and who looked into it when.</summary>
public sealed class ReadNotTaken(NeighborPartyDb db)
{
    private const int PageSize = 50;

    /// <param name="groupId">Null: all groups. Whoever calls has made sure that the reader may see it.</param>
    public async Task<Page<NotTakenView>> RunAsync(Guid? groupId, string? after, CancellationToken ct)
    {
        var events = db.ArmbandEvents.AsNoTracking().Where(e => (e.Step == ArmbandStep.Decline || e.Step == ArmbandStep.Lapse) && (groupId == null || e.GroupId == groupId));
        if (Cursor.Parse(after) is { } cursor)
            events = events.Where(e => e.At < cursor.At || (e.At == cursor.At && e.Id.CompareTo(cursor.Id) < 0));
        var rows = await (
            from e in events
            join a in db.Armbands on e.ArmbandId equals a.Id
            join p in db.People on e.PersonId equals p.Id
            from g in db.Groups.Where(g => g.Id == e.GroupId).DefaultIfEmpty()
            from f in db.NotTakenFollowUps.Where(f => f.EventId == e.Id).DefaultIfEmpty()
            orderby e.At descending, e.Id descending
            select new NotTakenView(e.Id, a.Id, a.Serial, e.At, e.Step, p.Id, p.Name, g!.Name, e.Detail, e.Note, a.Steps != e.Number, f!.At, f.ByName, f.Note)).Take(PageSize + 1).ToListAsync(ct);
        return rows.Count > PageSize
            ? new Page<NotTakenView>(rows[..PageSize], new Cursor(rows[PageSize - 1].At, rows[PageSize - 1].EventId).ToString())
            : new Page<NotTakenView>(rows, null);
    }
}
