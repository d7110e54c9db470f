using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[AtStep(StaffStep.None, StaffStep.EnrolTotp)]
public sealed class TotpEnrolModel(EnrolTotp enrol) : PageModel, ILoadAgain
{
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写验证码。"), StringLength(20)]
    public string? Code { get; set; }

    public OfferedTotp? Offered { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public bool IsForced => User.HasClaim("step", nameof(StaffStep.EnrolTotp));

    public async Task OnGetAsync(CancellationToken cancel) => Show(await enrol.OfferAsync(cancel));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        (RecoveryCodes, var token) = await enrol.ConfirmAsync(Offer, Code, cancel);
        Response.SetSessionToken(token);
        return Page();
    }

    /// <summary>The same code again: the app has scanned it already. A new one when it has expired.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        ModelState.Remove(nameof(Code));
        Code = null;
        Show(await enrol.OfferAgainAsync(Offer, cancel));
    }

    private void Show(OfferedTotp offered)
    {
        Offered = offered;
        ModelState.Remove(nameof(Offer));
        Offer = offered.Sealed;
    }
}
