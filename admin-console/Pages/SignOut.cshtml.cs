using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[AtStep(StaffStep.None, StaffStep.ChangePassword, StaffStep.EnrolTotp, StaffStep.GiveTotp)]
public sealed class SignOutModel(SignOutStaff signOut) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await signOut.RunAsync(cancel);
        Response.ForgetSessionToken();
        return RedirectToPage("/SignIn");
    }
}
