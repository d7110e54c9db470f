using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>Sheets for the points of a route, one A4 page each.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class SheetsModel(NeighborPartyDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PatrolRoute Route { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == Id && r.RetiredAt == null, ct) is not { } route)
            return NotFound();
        Route = route;
        return Page();
    }
}
