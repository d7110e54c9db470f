using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The rotating code, as large as the screen: held up on a phone, or left on a screen at the door.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CodeModel(ShowRotatingCode show) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public AttendanceKind Direction { get; set; }

    public ShownCode? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        try
        {
            Shown = await show.RunAsync(Id, Direction, ct);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
        }

        return Page();
    }

    public async Task<IActionResult> OnGetPictureAsync(CancellationToken ct)
    {
        try
        {
            return Partial("_Code", await show.RunAsync(Id, Direction, ct));
        }
        catch (RefusedException refused)
        {
            return refused.Kind == RefusalKind.NotFound ? NotFound() : Partial("_Problem", Problem.From(refused));
        }
    }
}
