using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Displays;

namespace NeighborParty.AdminConsole.Pages;

/// <summary>The screen on the office's wall: who holds its address needs no sign-in and sees this page alone.</summary>
[AllowAnonymous]
public sealed class WallModel(ReadWall read) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Wall Wall { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Guard();
        Wall = await read.RunAsync(Token, ct);
    }

    public async Task<IActionResult> OnGetBoardAsync(CancellationToken ct)
    {
        Guard();
        try
        {
            return Partial("_Wall", await read.RunAsync(Token, ct));
        }
        catch (RefusedException refused)
        {
            // A screen that was taken down must not go on showing who was here.
            return Partial("_Problem", Problem.From(refused));
        }
    }

    /// <summary>The address is the key: it goes to no other page, no cache and no search engine.</summary>
    private void Guard()
    {
        if (Token.Length == 0)
            throw Refusals.NotFound("大屏");
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
    }
}
