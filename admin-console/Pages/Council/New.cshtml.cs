using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>Staff bring something in by hand.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class NewModel(NeighborPartyDb db, AddAgendaItem add) : PageModel, ILoadAgain
{
    [BindProperty]
    public ItemInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var item = await add.RunAsync(new AgendaDraft(Input.Title, Input.Text, Input.BuildingId), ct);
        this.Flash("已提出，可以列入最近的议程。");
        return RedirectToPage("Item", new { item.Id });
    }

    public async Task LoadAsync(CancellationToken cancel) =>
        Buildings = await db.BuildingChoicesAsync(cancel);

    public sealed class ItemInput
    {
        [Required(ErrorMessage = "请填写标题。"), StringLength(AddAgendaItem.TitleLength, ErrorMessage = "标题最多 40 个字。")]
        public string? Title { get; set; }

        [Required(ErrorMessage = "请填写内容。"), StringLength(AddAgendaItem.TextLength, ErrorMessage = "内容最多 1000 个字。")]
        public string? Text { get; set; }

        public Guid? BuildingId { get; set; }
    }
}
