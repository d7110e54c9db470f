using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Who did not take an armband, and why: declined, or not accepted in time; and who looked into it.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class NotTakenModel(ReadNotTaken read, HandleNotTaken handle) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<NotTakenView> Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Report = await read.RunAsync(null, After, ct);

    public async Task<IActionResult> OnPostHandledAsync(Guid id, string? note, CancellationToken ct)
    {
        await handle.RunAsync(id, note, ct);
        this.Flash("已记下处理结果。");
        return RedirectToPage(new { After });
    }
}
