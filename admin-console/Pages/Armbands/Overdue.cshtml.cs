using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>What must come back, and how often its holder was asked.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class OverdueModel(NeighborPartyDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var due = db.Armbands.AsNoTracking()
            .Where(a => a.DueAt != null && (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending || a.State == ArmbandState.Overdue));
        if (Cursor.Parse(After) is { } cursor)
            due = due.Where(a => a.DueAt > cursor.At || (a.DueAt == cursor.At && a.Id.CompareTo(cursor.Id) > 0));
        var rows = await due.OrderBy(a => a.DueAt).ThenBy(a => a.Id)
            .Select(a => new Row(a.Id, a.Serial, a.State, a.DueAt!.Value, a.RemindedRung,
                db.People.Where(p => p.Id == a.HolderPersonId).Select(p => p.Name).FirstOrDefault(),
                db.Groups.Where(g => g.Id == a.GroupId).Select(g => g.Name).FirstOrDefault(),
                db.Shifts.Where(s => s.Id == a.ShiftId).Select(s => s.Title).FirstOrDefault()))
            .Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].DueAt, Rows[^1].Id).ToString() : null;
    }

    public sealed record Row(Guid Id, string Serial, ArmbandState State, DateTime DueAt, ReturnRung Rung, string? Holder, string? Group, string? Shift);
}
