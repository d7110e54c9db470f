using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>Sets a group up.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class NewModel(NeighborPartyDb db, SaveGroup save) : PageModel, ILoadAgain
{
    [BindProperty]
    public GroupInput Input { get; set; } = new();

    public IReadOnlyList<PlaceChoice> Choices { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        var group = await save.CreateAsync(Input.Name, Input.Covered(), cancel);
        this.Flash("已新建，正在筹建。");
        return RedirectToPage("Details", new { id = group.Id });
    }

    public async Task LoadAsync(CancellationToken cancel) => Choices = await PlaceChoice.AllAsync(db, cancel);
}
