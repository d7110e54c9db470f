using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Api.People;

/// <summary>Lets residents see who looked at their full data, and why.</summary>
public sealed class ShowSensitiveReads(NeighborPartyDb db, CurrentActor current)
{
    private const int PageSize = 50;

    public async Task<Page<SensitiveReadAnswer>> RunAsync(string? after, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var rows = db.AuditEvents.AsNoTracking().Where(e => e.EntityId == person && e.Action == SensitiveReads.Action);
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(e => e.At < cursor.At || (e.At == cursor.At && e.Id.CompareTo(cursor.Id) < 0));
        var page = await rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
        var more = page.Count > PageSize;
        if (more)
            page.RemoveAt(PageSize);
        return new Page<SensitiveReadAnswer>(
            page.ConvertAll(e => new SensitiveReadAnswer(e.At, SensitiveReads.WhoLooked(e), SensitiveReads.FieldOf(e), e.ReasonText)),
            more ? new Cursor(page[^1].At, page[^1].Id).ToString() : null);
    }
}
