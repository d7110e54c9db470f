using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>A recurring duty.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class NewModel(NeighborPartyDb db, SkillList skills, PlanSeries plan, WorkingCalendar calendar, TimeProvider time) : PageModel, ISeriesForm
{
    [BindProperty]
    public DutyInput Input { get; set; } = new();

    [BindProperty]
    public RuleInput Rule { get; set; } = new();

    public DutyChoices Choices { get; private set; } = null!;

    public bool IsOneShift => false;

    public IReadOnlyList<DateTime> Next { get; private set; } = [];

    public bool GroupIsFixed => false;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        Rule = new RuleInput { Weekdays = [DayOfWeek.Friday], FirstDay = ChinaTime.Today(time.Now()) };
    }

    /// <summary>The next dates of what stands in the form; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        ModelState.Clear();
        try
        {
            Next = Rule.Preview(calendar, time.Now());
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await plan.RunAsync(Input.ToPlan(skills), await Input.ToPlaceAsync(db, ct), Rule.ToRule(), ct);
            this.Flash("计划已保存，近期的班次已经排好。");
            return RedirectToPage("Index");
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
