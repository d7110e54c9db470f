using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.MemberCards;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>A member's paper card: made, replaced, ended.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CardModel(NeighborPartyDb db, IssueMemberCard issue) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";

    public MemberCard? Card { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.People.Where(p => p.Id == Id).Select(p => p.Name).FirstOrDefaultAsync(ct) is not { } name)
            return NotFound();
        (Name, Card) = (name, await db.MemberCards.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == Id && c.RevokedAt == null, ct));
        return Page();
    }

    public Task<IActionResult> OnPostIssueAsync(CancellationToken ct) => DoAsync(issue.RunAsync(Id, ct), "已制卡，请打印后交给本人。");

    public Task<IActionResult> OnPostRevokeAsync(CancellationToken ct) => DoAsync(issue.RevokeAsync(Id, ct), "已停用。");

    private async Task<IActionResult> DoAsync(Task act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }
}
