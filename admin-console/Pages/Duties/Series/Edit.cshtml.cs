using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>Changes a recurring duty; shifts with people stay as they were promised.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class EditModel(NeighborPartyDb db, SkillList skills, ChangeSeries change, WorkingCalendar calendar, TimeProvider time) : PageModel, ISeriesForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public DutyInput Input { get; set; } = new();

    [BindProperty]
    public RuleInput Rule { get; set; } = new();

    public DutyChoices Choices { get; private set; } = null!;

    public bool IsOneShift => false;

    public IReadOnlyList<DateTime> Next { get; private set; } = [];

    public bool GroupIsFixed => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.DutySeries.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } s)
            return NotFound();
        Version = s.Version;
        Input = DutyInput.Of(s.Plan, Input.RadiusMetres, skills);
        Rule = RuleInput.Of(s.Recurs);
        Choices = await DutyChoices.ReadAsync(db, skills, Input, ct);
        return Page();
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
            this.Flash(SeriesWords.Of("已保存。", await change.RunAsync(Id, Input.ToPlan(skills), await Input.ToPlaceAsync(db, ct), Rule.ToRule(), Version, ct)));
            return RedirectToPage("Index");
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
