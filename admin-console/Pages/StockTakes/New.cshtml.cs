using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.StockTakes;

/// <summary>Opens a stock-take.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class NewModel(NeighborPartyDb db, OpenStockTake open) : PageModel, ILoadAgain
{
    [BindProperty]
    public Guid? CompoundId { get; set; }

    [BindProperty, StringLength(30, ErrorMessage = "名称最多 30 个字。")]
    public string? Name { get; set; }

    public IReadOnlyList<SelectListItem> Compounds { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var made = await open.RunAsync(CompoundId, Name, ct);
        this.Flash($"盘点开始，应有 {made.Expected} 个。请一个个扫。");
        return RedirectToPage("Details", new { id = made.Id });
    }

    public async Task LoadAsync(CancellationToken ct)
    {
        var compounds = await db.Compounds.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        Compounds = compounds.ConvertAll(c => new SelectListItem(c.Name, c.Id.ToString()));
    }
}
