using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>Changes a building; who was slower hears who was faster.</summary>
[Permission(StaffPermissions.PlacesManage)]
public sealed class EditModel(NeighborPartyDb db, SaveBuilding save) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public BuildingInput Input { get; set; } = new();

    public BuildingFields Fields { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var building = await db.Buildings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == Id, ct) ?? throw Refusals.NotFound("楼栋");
        var stairwells = await db.Stairwells.AsNoTracking().Where(s => s.BuildingId == Id).OrderBy(s => s.Name.Length).ThenBy(s => s.Name).Select(s => s.Name).ToListAsync(ct);
        Input = new BuildingInput
        {
            CompoundId = building.CompoundId, Name = building.Name, Latitude = building.Latitude, Longitude = building.Longitude,
            Stairwells = string.Join('\n', stairwells), Version = building.Version,
        };
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await save.ChangeAsync(Id, Input.Version, Input.Draft(), ct);
        this.Flash("已保存。");
        return RedirectToPage("Details", new { id = Id });
    }

    public async Task LoadAsync(CancellationToken cancel) => Fields = await BuildingFields.LoadAsync(Input, db, cancel);
}
