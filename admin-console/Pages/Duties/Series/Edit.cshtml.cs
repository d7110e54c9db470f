using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>Changes a recurring duty; shifts with people stay as they were promised.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class EditModel(NeighborPartyDb db, ChangeSeries change) : PageModel, ISeriesForm
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

    public bool GroupIsFixed => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.DutySeries.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } s)
            return NotFound();
        Choices = await DutyChoices.ReadAsync(db, ct);
        Version = s.Version;
        Input = new DutyInput
        {
            Title = s.Title, Details = s.Details, GroupId = s.GroupId, Where = $"place:{s.PlaceId}", LengthMinutes = s.LengthMinutes,
            CapacityMin = s.CapacityMin, CapacityMax = s.CapacityMax, Evidence = s.Evidence,
        };
        Rule = new RuleInput { Weekdays = s.Weekdays.ToList(), StartsAtLocal = s.StartsAtLocal, FirstDay = s.FirstDay, LastDay = s.LastDay, SkipsHolidays = s.SkipsHolidays };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Choices = await DutyChoices.ReadAsync(db, ct);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            this.Flash(SeriesWords.Of("已保存。", await change.RunAsync(Id, Input.ToPlan(), await Input.ToPlaceAsync(db, ct), Rule.ToRule(), Version, ct)));
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
