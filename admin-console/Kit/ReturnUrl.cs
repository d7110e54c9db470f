using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NeighborParty.AdminConsole.Kit;

public static class ReturnUrl
{
    /// <summary>Back to where somebody wanted to go, if that is a page of the console; otherwise to the overview.</summary>
    public static IActionResult GoBack(this PageModel page, string? returnUrl)
    {
        var home = page.Url.Page("/Index") ?? "/";
        return page.LocalRedirect(returnUrl is not null && page.Url.IsLocalUrl(returnUrl)
            && (returnUrl == home || returnUrl.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal)) ? returnUrl : home);
    }
}
