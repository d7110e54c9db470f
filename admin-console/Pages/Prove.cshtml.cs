using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

/// <summary>Password, and code where there is an authenticator, once more before a sensitive act.</summary>
[AtStep(StaffStep.None)]
public sealed class ProveModel(ProveAgain prove, ActingStaff acting) : PageModel, ILoadAgain
{
    [BindProperty, Required(ErrorMessage = "请填写密码。")]
    public string? Password { get; set; }

    [BindProperty, StringLength(40)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool WantsCode { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        await prove.RunAsync(Password, Code, cancel);
        return this.GoBack(ReturnUrl);
    }

    public async Task LoadAsync(CancellationToken cancel) => WantsCode = (await acting.AccountAsync(cancel)).TotpSealed is not null;
}
