using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>A recurring duty.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class NewModel(NeighborPartyDb db, PlanSeries plan, TimeProvider time) : PageModel, ISeriesForm
{
    [BindProperty]
    public DutyInput Input { get; set; } = new();

    [BindProperty]
    public RuleInput Rule { get; set; } = new();

    public DutyChoices Choices { get; private set; } = null!;

    public bool GroupIsFixed => false;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, ct);
        Rule = new RuleInput { Weekdays = [DayOfWeek.Friday], FirstDay = ChinaTime.Today(time.Now()) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await plan.RunAsync(Input.ToPlan(), await Input.ToPlaceAsync(db, ct), Rule.ToRule(), ct);
            this.Flash("计划已保存，后面几周的班次已经排好。");
            return RedirectToPage("Index");
        }
        catch (RefusedException refused)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }
}
