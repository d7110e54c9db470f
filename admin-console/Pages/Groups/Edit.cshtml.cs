using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>Changes a group's name and the places it covers.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class EditModel(NeighborPartyDb db, SaveGroup save) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public GroupInput Input { get; set; } = new();

    /// <summary>Of the group as the page showed it.</summary>
    [BindProperty]
    public int Version { get; set; }

    public string Current { get; private set; } = "";

    public IReadOnlyList<PlaceChoice> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var group = await db.Groups.AsNoTracking().Include(g => g.Places).FirstAsync(g => g.Id == Id, cancel);
        Version = group.Version;
        Input = new GroupInput { Name = group.Name, Places = group.Places.ConvertAll(p => GroupInput.KeyOf(p.BuildingId, p.StairwellId)) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        await save.EditAsync(Id, Input.Name, Input.Covered(), Version, cancel);
        this.Flash("已保存。");
        return RedirectToPage("Details", new { id = Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Current = await db.Groups.Where(g => g.Id == Id).Select(g => g.Name).FirstOrDefaultAsync(cancel) ?? throw GroupRefusals.NotFound();
        Choices = await PlaceChoice.AllAsync(db, cancel);
    }
}
