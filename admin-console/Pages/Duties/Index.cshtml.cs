using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The shifts of one week, day by day.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db, DutiesToday today, TimeProvider time) : PageModel
{
    private const int MostInAWeek = 500;

    /// <summary>Any day of the week to show; this week when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    public DateOnly Monday { get; private set; }

    public DateOnly Today { get; private set; }

    public DutyFigures Figures { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<IGrouping<DateOnly, Row>> Days { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ChinaTime.Today(time.Now());
        var day = Week is { } asked && asked.Year is > 2000 and < 2200 ? asked : Today;
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        Figures = await today.RunAsync(ct);
        Groups = await db.GroupChoicesAsync(ct);
        var from = ChinaTime.ToUtc(Monday.ToDateTime(TimeOnly.MinValue));
        var until = from.AddDays(7);
        var rows = await db.Shifts.AsNoTracking()
            .Where(s => s.StartsAt >= from && s.StartsAt < until && (GroupId == null || s.GroupId == GroupId))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(MostInAWeek)
            .Select(s => new Row(s.Id, s.Title, s.PlaceName, db.Groups.Where(g => g.Id == s.GroupId).Select(g => g.Name).FirstOrDefault(),
                s.StartsAt, s.EndsAt, s.State, s.CapacityMin, s.CapacityMax, db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null)))
            .ToListAsync(ct);
        Days = rows.GroupBy(r => ChinaTime.Today(r.StartsAt)).ToList();
    }

    public sealed record Row(Guid Id, string Title, string Place, string? Group, DateTime StartsAt, DateTime EndsAt, ShiftState State, int Min, int Max, int SignedUp)
    {
        public bool ShortOfPeople => SignedUp < Min && State is (ShiftState.Open or ShiftState.Locked);
    }
}
