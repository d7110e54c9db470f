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

/// <summary>Finds residents by name, building or whole phone number.</summary>
[Permission(StaffPermissions.PeopleRead)]
public sealed class IndexModel(NeighborPartyDb db, SearchPeople search) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BuildingId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Buildings = await db.BuildingChoicesAsync(ct);
        var page = await search.RunAsync(new PeopleSearch(Q, BuildingId, After), ct);
        (Rows, Next) = (page.Items, page.Next);
    }

    /// <summary>Posted: a phone number does not belong into an address, a history or a log.</summary>
    public async Task<IActionResult> OnPostPhoneAsync(string? phone, CancellationToken ct)
    {
        Buildings = await db.BuildingChoicesAsync(ct);
        var number = PhoneNumbers.Normalize(phone) ?? throw PeopleRefusals.BadPhone();
        (Rows, Next) = ((await search.RunAsync(new PeopleSearch(number, null, null), ct)).Items, null);
        return Page();
    }
}
