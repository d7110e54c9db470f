using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Labels for the cloth: serial and code, 24 to a sheet. The code holds the serial and nothing else.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class LabelsModel(NeighborPartyDb db) : PageModel
{
    private const int PerSheet = 24;
    private const int MaxSheets = 25;

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Batch { get; set; }

    public IReadOnlyList<(string Serial, ArmbandKind Kind)[]> Sheets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var from = (From ?? "").Trim().ToUpperInvariant();
        var to = (To ?? "").Trim().ToUpperInvariant();
        var serials = await db.Armbands.AsNoTracking()
            .Where(a => a.State != ArmbandState.Retired && (Batch == null || a.BatchId == Batch) && string.Compare(a.Serial, from) >= 0 && (to == "" || string.Compare(a.Serial, to) <= 0))
            .OrderBy(a => a.Serial).Select(a => new { a.Serial, a.Kind }).Take(PerSheet * MaxSheets).ToListAsync(ct);
        Sheets = [.. serials.Select(a => (a.Serial, a.Kind)).Chunk(PerSheet)];
    }
}
