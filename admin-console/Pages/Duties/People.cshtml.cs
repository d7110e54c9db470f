using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>Puts people on a shift's list and takes them off it.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class PeopleModel(NeighborPartyDb db, SkillList skills, ReadRoster roster, FindVolunteer find, AddToShift add, RemoveFromShift remove) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    public Shift Shift { get; private set; } = null!;

    public IReadOnlyList<RosterLine> Lines { get; private set; } = [];

    public IReadOnlyList<ShiftRole> Roles { get; private set; } = [];

    public IReadOnlyList<Volunteer> Volunteers { get; private set; } = [];

    /// <summary>The shift or one of its roles does not take everybody.</summary>
    public bool AsksForMore => Shift.AdultsOnly || Shift.RequiredSkill is not null || Roles.Any(r => r.RequiredSkill is not null);

    public string SkillName(string code) => skills.NameOf(code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Shifts.AsNoTracking().Include(s => s.Roles).FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } shift)
            return NotFound();
        Shift = shift;
        Roles = [.. shift.Roles.OrderBy(r => r.Sort)];
        Lines = [.. (await roster.RunAsync(Id, ct)).Lines.Where(l => SignupStates.Live.Contains(l.State))];
        Volunteers = await find.SearchAsync(shift, Name, ct);
        return Page();
    }

    public Task<IActionResult> OnPostAddAsync(Guid personId, Guid? roleId, string? reason, bool overlapping, bool unfit, CancellationToken ct) =>
        DoAsync("已排进名单，会通知本人。", () => add.RunAsync(Id, new Addition(personId, roleId, reason, overlapping, unfit), ct));

    public Task<IActionResult> OnPostRemoveAsync(Guid signupId, string? reason, CancellationToken ct) =>
        DoAsync("已移出名单，会通知本人。", () => remove.RunAsync(Id, signupId, reason, ct));

    private async Task<IActionResult> DoAsync(string done, Func<Task<ShiftSignup>> act)
    {
        await act();
        this.Flash(done);
        return RedirectToPage(new { Id });
    }
}
