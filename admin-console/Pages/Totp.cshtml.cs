using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[AtStep(StaffStep.GiveTotp)]
public sealed class TotpModel(GiveSecondFactor give) : PageModel, ILoadAgain
{
    [BindProperty, Required(ErrorMessage = "请填写验证码。"), StringLength(40)]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        Response.SetSessionToken(await give.RunAsync(Code, cancel));
        return RedirectToPage("/Index");
    }

    public Task LoadAsync(CancellationToken cancel)
    {
        ModelState.Remove(nameof(Code));
        Code = null;
        return Task.CompletedTask;
    }
}
