using System.ComponentModel.DataAnnotations;
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

/// <summary>Changes one planned shift.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class EditModel(NeighborPartyDb db, SkillList skills, ChangeShift change) : PageModel, IDutyForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public DutyInput Input { get; set; } = new();

    /// <summary>On the wall clock in China.</summary>
    [BindProperty, Required(ErrorMessage = "请填写开始时间。")]
    public DateTime? StartsAt { get; set; }

    public DutyChoices Choices { get; private set; } = null!;

    public bool GroupIsFixed => true;

    public bool IsOneShift => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Shifts.AsNoTracking().Include(s => s.Roles).Include(s => s.Deputies).FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } shift)
            return NotFound();
        Version = shift.Version;
        StartsAt = ChinaTime.ToLocal(shift.StartsAt);
        Input = DutyInput.Of(shift.Plan, shift.RadiusMetres, skills);
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await change.RunAsync(Id, Input.ToPlan(skills), await Input.ToPlaceAsync(db, ct), ChinaTime.ToUtc(StartsAt!.Value), Version, ct);
            this.Flash("已保存。");
            return RedirectToPage("Details", new { Id });
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
