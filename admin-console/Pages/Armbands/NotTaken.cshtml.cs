using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Who did not take an armband, and why: declined, or not accepted in time.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class NotTakenModel(NeighborPartyDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var events = db.ArmbandEvents.AsNoTracking().Where(e => e.Step == ArmbandStep.Decline || e.Step == ArmbandStep.Lapse);
        if (after is { } cursor)
            events = events.Where(e => e.At < cursor.At || (e.At == cursor.At && e.Id.CompareTo(cursor.Id) < 0));
        var rows = await (
            from e in events
            join a in db.Armbands on e.ArmbandId equals a.Id
            join p in db.People on e.PersonId equals p.Id
            from g in db.Groups.Where(g => g.Id == e.GroupId).DefaultIfEmpty()
            orderby e.At descending, e.Id descending
            select new Row(e.Id, a.Id, a.Serial, e.At, e.Step, p.Name, g!.Name, e.Detail, e.Note, a.Steps == e.Number)).Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].At, Rows[^1].EventId).ToString() : null;
    }

    /// <param name="Open">Nothing has happened to the armband since.</param>
    public sealed record Row(
        Guid EventId, Guid ArmbandId, string Serial, DateTime At, ArmbandStep Step, string Person, string? Group, string? Detail, string? Note, bool Open);
}
