using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>What came in together, and what it cost.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class BatchesModel(NeighborPartyDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<(ArmbandBatch Batch, string Compound, int Left)> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var batches = db.ArmbandBatches.AsNoTracking();
        if (Cursor.Parse(After) is { } cursor)
            batches = batches.Where(b => b.CreatedAt < cursor.At || (b.CreatedAt == cursor.At && b.Id.CompareTo(cursor.Id) < 0));
        var rows = await batches.OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id)
            .Select(b => new
            {
                Batch = b,
                Compound = db.Compounds.Where(c => c.Id == b.CompoundId).Select(c => c.Name).First(),
                Left = db.Armbands.Count(a => a.BatchId == b.Id && a.State != ArmbandState.Retired && a.State != ArmbandState.LostConfirmed && a.State != ArmbandState.ReportedLost),
            })
            .Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Take(PageSize).Select(r => (r.Batch, r.Compound, r.Left)).ToList();
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].Batch.CreatedAt, Rows[^1].Batch.Id).ToString() : null;
    }
}
