using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Duties;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>Plans a route.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class NewModel(NeighborPartyDb db, SavePatrolRoute save) : PageModel
{
    [BindProperty]
    public RouteInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Groups = await db.GroupChoicesAsync(ct);
        Input.WithEmptyRows();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Groups = await db.GroupChoicesAsync(ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var route = await save.PlanAsync(Input.GroupId, Input.ToPlan(), ct);
            this.Flash("已保存。请打印点位码，贴到现场。");
            return RedirectToPage("Details", new { id = route.Id });
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
