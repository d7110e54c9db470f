using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>Enters a building.</summary>
[Permission(StaffPermissions.PlacesManage)]
public sealed class NewModel(NeighborPartyDb db, SaveBuilding save) : PageModel, ILoadAgain
{
    [BindProperty]
    public BuildingInput Input { get; set; } = new();

    public BuildingFields Fields { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var id = await save.OpenAsync(Input.Draft(), ct);
        this.Flash("已登记。下一步：制作门码。");
        return RedirectToPage("Details", new { id });
    }

    public async Task LoadAsync(CancellationToken cancel) => Fields = await BuildingFields.LoadAsync(Input, db, cancel);
}
