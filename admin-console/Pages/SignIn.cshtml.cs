using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

[AllowAnonymous]
public sealed class SignInModel(SignInStaff signIn) : PageModel, ILoadAgain
{
    [BindProperty, Required(ErrorMessage = "请填写用户名。"), StringLength(StaffAccount.UserNameLength)]
    public string? UserName { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写密码。")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Browsers keep the session cookie over https or on the own machine only.</summary>
    public bool CookiesWillBeLost => !Request.IsHttps && !Request.Headers.ContainsKey("X-Forwarded-Proto")
        && Request.Host.Host is not "localhost" && !(IPAddress.TryParse(Request.Host.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        Response.SetSessionToken(await signIn.RunAsync(UserName, Password, Request.SessionToken(), cancel));
        return this.GoBack(ReturnUrl);
    }

    public Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;
}
