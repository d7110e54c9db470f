using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[Permission(StaffPermissions.OverviewRead)]
public sealed class IndexModel(NeighborPartyDb db) : PageModel
{
    public int People { get; private set; }

    public int Groups { get; private set; }

    public int Members { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        People = await db.People.CountAsync(cancel);
        Groups = await db.Groups.CountAsync(cancel);
        Members = await db.Memberships.CountAsync(cancel);
    }
}
