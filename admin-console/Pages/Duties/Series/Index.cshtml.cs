using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>The recurring duties.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db, ChangeSeries change, TimeProvider time) : PageModel
{
    private const int Shown = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ChinaTime.Today(time.Now());
        Rows = await db.DutySeries.AsNoTracking()
            .OrderBy(s => s.LastDay != null && s.LastDay <= Today).ThenBy(s => s.Title).ThenBy(s => s.Id).Take(Shown)
            .Select(s => new Row(s, db.Groups.Where(g => g.Id == s.GroupId).Select(g => g.Name).FirstOrDefault(), db.DutyPlaces.First(p => p.Id == s.PlaceId).Name))
            .ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, int version, CancellationToken ct)
    {
        this.Flash(SeriesWords.Of("已停止。", await change.StopAsync(id, version, ct)));
        return RedirectToPage();
    }

    public sealed record Row(DutySeries Series, string? Group, string Place);
}

/// <summary>What a change did, in words.</summary>
public static class SeriesWords
{
    private const int MostNamed = 6;

    public static string Of(string done, SeriesChange outcome) => done
        + (outcome.Removed > 0 ? $"撤下 {outcome.Removed} 个没人报名的班次。" : "")
        + (outcome.Kept > 0 ? $"有 {outcome.Kept} 个班次已有人报名或单独改过，保持原样（{string.Join("、", outcome.KeptStarts.Take(MostNamed).Select(ChinaTime.Short))}{(outcome.Kept > MostNamed ? "等" : "")}）；不办的话请逐个取消。" : "");
}
