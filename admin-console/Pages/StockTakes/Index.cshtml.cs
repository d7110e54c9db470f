using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.StockTakes;

/// <summary>The stock-takes and their results.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class IndexModel(NeighborPartyDb db, StockTakeDue due) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<(StockTake StockTake, string? Compound)> Rows { get; private set; } = [];

    public IReadOnlyList<CompoundDue> Due { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Due = await due.RunAsync(ct);
        var all = db.StockTakes.AsNoTracking();
        if (Cursor.Parse(After) is { } cursor)
            all = all.Where(s => s.OpenedAt < cursor.At || (s.OpenedAt == cursor.At && s.Id.CompareTo(cursor.Id) < 0));
        var rows = await all.OrderByDescending(s => s.OpenedAt).ThenByDescending(s => s.Id)
            .Select(s => new { StockTake = s, Compound = db.Compounds.Where(c => c.Id == s.CompoundId).Select(c => c.Name).FirstOrDefault() })
            .Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Take(PageSize).Select(r => (r.StockTake, r.Compound)).ToList();
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].StockTake.OpenedAt, Rows[^1].StockTake.Id).ToString() : null;
    }
}
