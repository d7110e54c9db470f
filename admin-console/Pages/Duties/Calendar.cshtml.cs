using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The shifts of one month.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CalendarModel(NeighborPartyDb db, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    public const int MostInAMonth = 1000;

    /// <summary>yyyy-MM; this month when absent or not one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>1 is Monday.</summary>
    public int FirstColumn => (((int)First.DayOfWeek + 6) % 7) + 1;

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<Day> Days { get; private set; } = [];

    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ChinaTime.Today(time.Now());
        First = DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200
            ? asked : new DateOnly(Today.Year, Today.Month, 1);
        Groups = await db.GroupChoicesAsync(ct);
        var from = ChinaTime.ToUtc(First.ToDateTime(TimeOnly.MinValue));
        var until = ChinaTime.ToUtc(First.AddMonths(1).ToDateTime(TimeOnly.MinValue));
        var rows = await db.Shifts.AsNoTracking()
            .Where(s => s.StartsAt >= from && s.StartsAt < until && (GroupId == null || s.GroupId == GroupId))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(MostInAMonth + 1)
            .Select(s => new Row(s.Id, s.Title, s.StartsAt, s.State, s.CapacityMin, s.CapacityMax, db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.Slot != null)))
            .ToListAsync(ct);
        More = rows.Count > MostInAMonth;
        var byDay = rows.Take(MostInAMonth).ToLookup(r => ChinaTime.Today(r.StartsAt));
        Days = [.. Enumerable.Range(0, DateTime.DaysInMonth(First.Year, First.Month)).Select(First.AddDays).Select(d => new Day(d, calendar.IsHoliday(d), [.. byDay[d]]))];
    }

    public sealed record Day(DateOnly Date, bool IsHoliday, IReadOnlyList<Row> Shifts);

    public sealed record Row(Guid Id, string Title, DateTime StartsAt, ShiftState State, int Min, int Max, int SignedUp)
    {
        public bool ShortOfPeople => SignedUp < Min && State is (ShiftState.Open or ShiftState.Locked);
    }
}
