using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>Answers in categories where nobody goes to a neighbour unknown: whoever waits longest first. Leaders do the same on their phones. Names stay masked.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class IntroductionsModel(ReadIntroductions read, IntroduceAnswer introduce, AidCategories categories) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<IntroductionFound> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string CategoryOf(IntroductionFound row) => categories.NameOf(row.Category);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = await read.ForStaffAsync(Cursor.Parse(After), PageSize, ct);
        (Rows, Next) = (page.Items, page.Next);
    }

    public async Task<IActionResult> OnPostIntroduceAsync(Guid answerId, CancellationToken ct)
    {
        await introduce.RunAsync(answerId, ct);
        this.Flash("已介绍，双方会收到消息。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTurnDownAsync(Guid answerId, TurnDownReason reason, CancellationToken ct)
    {
        await introduce.TurnDownAsync(answerId, reason, ct);
        this.Flash("没有安排，应答人会收到消息。");
        return RedirectToPage();
    }
}
