using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>What was decided and whose requester has not heard yet, the most urgent first.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class TrackingModel(NeighborPartyDb db, AgendaSight sight, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DateTime Now => time.Now();

    public DateOnly Today => ChinaTime.Today(Now);

    public IReadOnlyList<AgendaRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = Now;
        var items = sight.Readable(db.AgendaItems.AsNoTracking()).Where(i => i.State == AgendaItemState.Decided || i.State == AgendaItemState.Tracked);
        if (Overdue)
            items = items.Where(i => i.ReportBy < now);
        if (Cursor.Parse(After) is { } after)
            items = items.Where(i => i.ReportBy > after.At || (i.ReportBy == after.At && i.Id.CompareTo(after.Id) > 0));
        var found = await db.Rows(items.OrderBy(i => i.ReportBy).ThenBy(i => i.Id).Take(PageSize + 1)).ToListAsync(ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].Item.ReportBy!.Value, Rows[^1].Item.Id).ToString() : null;
    }
}
