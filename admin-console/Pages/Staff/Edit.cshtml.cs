using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Staff;

[Permission(StaffPermissions.StaffManage)]
public sealed class EditModel(NeighborPartyDb db, ChangeStaffAccount change, ResetStaffAccess reset, ActingStaff acting) : PageModel, ILoadAgain
{
    private const int SessionsShown = 10;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写姓名。"), StringLength(20)]
    public string? DisplayName { get; set; }

    [BindProperty]
    public StaffRole Role { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public StaffAccount Staff { get; private set; } = null!;

    public bool IsOneself { get; private set; }

    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];

    public HandedOutPassword? HandedOut { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await acting.RequireRecentProofAsync(cancel);
        await LoadAsync(cancel);
        (DisplayName, Role, IsActive, Version) = (Staff.DisplayName, Staff.Role, Staff.IsActive, Staff.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        await change.RunAsync(Id, DisplayName, Role, IsActive, Version, cancel);
        this.Flash("已保存。");
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        HandedOut = await reset.PasswordAsync(Id, cancel);
        ModelState.Clear();
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTotpAsync(CancellationToken cancel)
    {
        await reset.TotpAsync(Id, cancel);
        this.Flash("已解除验证器，下次登录时要重新绑定。");
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostSessionsAsync(CancellationToken cancel)
    {
        await reset.SessionsAsync(Id, cancel);
        this.Flash("已让这个账号在所有地方退出。");
        return RedirectToPage("Index");
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Staff = await db.StaffAccounts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, cancel) ?? throw Refusals.NotFound("账号");
        IsOneself = (await acting.AccountAsync(cancel)).Id == Id;
        Sessions = await db.StaffSessions.AsNoTracking().Where(s => s.StaffId == Id).OrderByDescending(s => s.StartedAt).Take(SessionsShown).ToListAsync(cancel);
    }
}
