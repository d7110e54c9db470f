using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Duties;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>Service hours: by month, attendance by building, and everybody who has any.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db, ReadHoursFigures figures) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<MonthOfHours> Months { get; private set; } = [];

    public Chart Hours => HoursCharts.ByMonth(Months);

    public Chart? Attendance { get; private set; }

    public int Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Groups = await db.GroupChoicesAsync(ct);
        Months = await figures.MonthsAsync(GroupId, ct);
        Attendance = HoursCharts.ByBuilding(await figures.AttendanceAsync(ct));
        Waiting = await db.HoursCorrections.CountAsync(c => c.State == CorrectionState.Asked, ct);
        var q = Q?.Trim() ?? "";
        var after = Cursor.Parse(After);
        var rows = await db.People.AsNoTracking()
            .Where(p => db.HoursEntries.Any(e => e.PersonId == p.Id && (GroupId == null || e.GroupId == GroupId)))
            .Where(p => q == "" || p.Name.Contains(q))
            .Where(p => after == null || p.CreatedAt > after.At || (p.CreatedAt == after.At && p.Id.CompareTo(after.Id) > 0))
            .OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(Shown + 1)
            .Select(p => new
            {
                p.Id, p.Name, p.CreatedAt,
                Last = db.HoursEntries.Where(e => e.PersonId == p.Id).OrderByDescending(e => e.Number).Select(e => new { e.AfterMinutes, e.Day }).First(),
                Supplemented = db.Tallies.Where(t => t.Part == p.Id && t.Measure == "hours.person.Supplemented").Sum(t => t.Amount),
            }).ToListAsync(ct);
        Next = rows.Count > Shown ? new Cursor(rows[Shown - 1].CreatedAt, rows[Shown - 1].Id).ToString() : null;
        Rows = rows.Take(Shown).Select(r => new Row(r.Id, r.Name, r.Last.AfterMinutes, (int)r.Supplemented, r.Last.Day)).ToList();
    }

    public sealed record Row(Guid PersonId, string Name, int Total, int Supplemented, DateOnly LastDay);
}

/// <summary>Hours and attendance as pictures.</summary>
internal static class HoursCharts
{
    public static Chart ByMonth(IReadOnlyList<MonthOfHours> months) => new(
        ChartKind.Bar, months.Select(m => m.Month.ToString("yyyy年M月", CultureInfo.InvariantCulture)).ToList(),
        new ChartSeries("系统记录（小时）", months.Select(m => Hours(m.Minutes - m.Supplemented)).ToList()),
        new ChartSeries("补录（小时）", months.Select(m => Hours(m.Supplemented)).ToList()));

    /// <summary>Null while no shift is settled.</summary>
    public static Chart? ByBuilding(IReadOnlyList<BuildingAttendance> buildings)
    {
        var known = buildings.Where(b => b.Came + b.Missed > 0).ToList();
        return known.Count == 0 ? null : new Chart(ChartKind.Bar, known.ConvertAll(b => $"{b.Compound} {b.Building}"), new ChartSeries("到岗率（%）", known.ConvertAll(b => b.Percent)));
    }

    private static double Hours(long minutes) => Math.Round(minutes / 60.0, 2);
}
