using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>A group's hours by month, its members' of a year, and what is shown to the group now.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class GroupModel(NeighborPartyDb db, ReadHoursFigures figures, ReadGroupHours members, ReadHoursBoard board, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public string Name { get; private set; } = "";

    public int ShownYear { get; private set; }

    public Chart Hours { get; private set; } = null!;

    public Page<MemberHours> Members { get; private set; } = null!;

    public HoursBoard Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Groups.Where(g => g.Id == Id).Select(g => g.Name).FirstOrDefaultAsync(ct) is not { } name)
            return NotFound();
        Name = name;
        var today = ChinaTime.Today(time.Now()).Year;
        ShownYear = Year is >= 2000 and <= 2100 ? Year.Value : today;
        Hours = HoursCharts.ByMonth(await figures.MonthsAsync(Id, ct));
        Members = await members.RunAsync(Id, ShownYear, After, ct);
        Board = await board.RunAsync(Id, ct);
        return Page();
    }
}
