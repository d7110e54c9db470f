using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Staff;

[Permission(StaffPermissions.StaffManage)]
public sealed class NewModel(OpenStaffAccount open, ActingStaff acting) : PageModel, ILoadAgain
{
    [BindProperty, Required(ErrorMessage = "请填写用户名。"), StringLength(StaffAccount.UserNameLength)]
    public string? UserName { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写姓名。"), StringLength(20)]
    public string? DisplayName { get; set; }

    [BindProperty]
    public StaffRole Role { get; set; } = StaffRole.Officer;

    /// <summary>Shown on this one answer and nowhere kept.</summary>
    public HandedOutPassword? HandedOut { get; private set; }

    /// <summary>Asked before anything is typed, so that nothing typed gets lost.</summary>
    public Task OnGetAsync(CancellationToken cancel) => acting.RequireRecentProofAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
            HandedOut = await open.RunAsync(UserName, DisplayName, Role, cancel);
        return Page();
    }

    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
