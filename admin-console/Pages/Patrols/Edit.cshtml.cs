using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>Changes a route.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class EditModel(NeighborPartyDb db, SavePatrolRoute save) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public RouteInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == Id && r.RetiredAt == null, ct) is not { } route)
            return NotFound();
        (Version, Input) = (route.Version, RouteInput.Of(route).WithEmptyRows());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await save.ChangeAsync(Id, Input.ToPlan(), Version, ct);
            this.Flash("已保存。新加的点请打印点位码。");
            return RedirectToPage("Details", new { id = Id });
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
