using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Displays;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Displays;

/// <summary>The screens on the office's walls.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db, ManageDisplays manage) : PageModel
{
    [BindProperty, Required(ErrorMessage = "请填写名称。"), StringLength(20, ErrorMessage = "名称最多 20 个字。")]
    public string Name { get; set; } = "";

    /// <summary>Of the screen just put up; shown once.</summary>
    public string? Address { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
            try
            {
                var (_, token) = await manage.PutUpAsync(Name, ct);
                // What is shown once must not be kept by the browser.
                Response.Headers.CacheControl = "no-store";
                Address = Url.Page("/Wall", null, new { token }, Request.Scheme);
                ModelState.Clear();
                Name = "";
            }
            catch (RefusedException refused)
            {
                ViewData[Problem.Key] = refused;
            }

        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        await manage.TakeDownAsync(id, ct);
        this.Flash("已停用。");
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct) =>
        Rows = await db.WallDisplays.AsNoTracking().Where(d => d.RevokedAt == null).OrderBy(d => d.Id).Take(50).Select(d => new Row(d.Id, d.Name, d.CreatedAt, d.CreatedByName)).ToListAsync(ct);

    public sealed record Row(Guid Id, string Name, DateTime CreatedAt, string By);
}
