using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>A single shift.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class NewModel(NeighborPartyDb db, SkillList skills, PlanShift plan, TimeProvider time) : PageModel, IDutyForm
{
    [BindProperty]
    public DutyInput Input { get; set; } = new();

    /// <summary>On the wall clock in China.</summary>
    [BindProperty, Required(ErrorMessage = "请填写开始时间。")]
    public DateTime? StartsAt { get; set; }

    public DutyChoices Choices { get; private set; } = null!;

    public bool GroupIsFixed => false;

    public bool IsOneShift => true;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        StartsAt = ChinaTime.ToLocal(time.Now()).Date.AddDays(1).AddHours(9);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var shift = await plan.RunAsync(Input.ToPlan(skills), await Input.ToPlaceAsync(db, ct), ChinaTime.ToUtc(StartsAt!.Value), ct);
            this.Flash("已安排，组员现在可以报名。");
            return RedirectToPage("Details", new { id = shift.Id });
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
