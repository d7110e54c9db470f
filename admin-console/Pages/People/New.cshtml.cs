using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>Enters somebody without a smartphone, from a signed paper.</summary>
[Permission(StaffPermissions.PeopleRead)]
public sealed class NewModel(NeighborPartyDb db, EnterPerson enter) : PageModel, ILoadAgain
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    /// <summary>Buildings and their stairwells in one list: <c>building</c> or <c>building/stairwell</c>.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var place = (Input.Place ?? "").Split('/');
        var id = await enter.RunAsync(
            new PersonDraft(Input.Name, Input.Phone, Parse(place[0]), place.Length == 2 ? Parse(place[1]) : null, Input.Door, Input.Kind, Input.Signed), ct);
        this.Flash("已登记。");
        return RedirectToPage("Details", new { id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        var stairwells = await db.Stairwells.AsNoTracking().OrderBy(s => s.Name.Length).ThenBy(s => s.Name).ToListAsync(cancel);
        Places = [.. (await db.BuildingChoicesAsync(cancel)).SelectMany(b => (SelectListItem[])[
            b, .. stairwells.Where(s => s.BuildingId.ToString() == b.Value).Select(s => new SelectListItem($"{b.Text} {s.Name}", $"{b.Value}/{s.Id}"))])];
    }

    private static Guid? Parse(string text) => Guid.TryParse(text, out var id) ? id : null;

    public sealed class PersonInput
    {
        [Required(ErrorMessage = "请填写姓名。"), StringLength(20, ErrorMessage = "姓名最多 20 个字。")]
        public string? Name { get; set; }

        [StringLength(40, ErrorMessage = "手机号太长。")]
        public string? Phone { get; set; }

        public string? Place { get; set; }

        [StringLength(20, ErrorMessage = "门牌号最多 20 个字。")]
        public string? Door { get; set; }

        public ResidencyKind Kind { get; set; }

        public bool Signed { get; set; }
    }
}
