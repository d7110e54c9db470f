using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.MemberCards;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>The card on paper.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CardSheetModel(NeighborPartyDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MemberCard Card { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string Community { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.MemberCards.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == Id && c.RevokedAt == null, ct) is not { } card)
            return NotFound();
        Card = card;
        Name = await db.People.Where(p => p.Id == Id).Select(p => p.Name).FirstAsync(ct);
        Community = await db.Communities.Where(c => c.Id == card.CommunityId).Select(c => c.Name).FirstAsync(ct);
        return Page();
    }
}
