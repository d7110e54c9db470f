using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Calls;

/// <summary>Whom the office has to call, because they have no WeChat.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(ReadCalls calls, MarkTold told) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<CallView> Calls { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Calls = await calls.RunAsync(null, After, ct);

    /// <param name="back">The page whose list was ticked; this one when absent.</param>
    public async Task<IActionResult> OnPostToldAsync(Guid id, string? back, CancellationToken ct)
    {
        await told.RunAsync(id, ct);
        this.Flash("已记下。");
        return string.IsNullOrEmpty(back) ? RedirectToPage() : this.GoBack(back);
    }
}
