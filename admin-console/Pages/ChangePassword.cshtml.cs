using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[AtStep(StaffStep.None, StaffStep.ChangePassword)]
public sealed class ChangePasswordModel(ChangeStaffPassword change, StaffOptions options) : PageModel, ILoadAgain
{
    [BindProperty, Required(ErrorMessage = "请填写现在的密码。")]
    public string? OldPassword { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写新密码。")]
    public string? NewPassword { get; set; }

    [BindProperty, Compare(nameof(NewPassword), ErrorMessage = "两次输入的新密码不一样。")]
    public string? Repeated { get; set; }

    public bool IsForced => User.HasClaim("step", nameof(StaffStep.ChangePassword));

    public string Rules => StaffPasswordRules.Describe(options.Policy);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        Response.SetSessionToken(await change.RunAsync(OldPassword, NewPassword, cancel));
        this.Flash("密码已修改，其他地方的登录都已退出。");
        return RedirectToPage("/Index");
    }

    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
