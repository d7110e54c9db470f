using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>Orders by type, and how long it took against the limits, for all and by group. Read from the tallies, however many orders there are.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class StatsModel(NeighborPartyDb db, ReadOrderFigures read, OrderCategories categories) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 6;

    [BindProperty(SupportsGet = true)]
    public Guid? Group { get; set; }

    public OrderFiguresFound Figures { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> GroupItems { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> GroupNames { get; private set; } = new Dictionary<Guid, string>();

    public static IReadOnlyList<SelectListItem> Spans { get; } = [new("最近 1 个月", "1"), new("最近 3 个月", "3"), new("最近 6 个月", "6"), new("最近 12 个月", "12")];

    public Chart ByCategory => new(ChartKind.Bar, [.. Figures.ByCategory.Select(c => categories.NameOf(c.Code))], new ChartSeries("件", [.. Figures.ByCategory.Select(c => (double)c.Count)]));

    public Chart ByMonth => new(ChartKind.Line, [.. Figures.ByMonth.Select(m => m.Month.ToString("yyyy年M月", CultureInfo.InvariantCulture))],
        new ChartSeries("首次响应按时（%）", [.. Figures.ByMonth.Select(m => (double)(m.Time.RespondedPercent ?? 0))]),
        new ChartSeries("按时办结（%）", [.. Figures.ByMonth.Select(m => (double)(m.Time.ResolvedPercent ?? 0))]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Months = Math.Clamp(Months, 1, 12);
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).Take(500).Select(g => new { g.Id, g.Name }).ToListAsync(ct);
        GroupItems = groups.ConvertAll(g => new SelectListItem(g.Name, g.Id.ToString()));
        GroupNames = groups.ToDictionary(g => g.Id, g => g.Name);
        Figures = await read.RunAsync(Months, Group, ct);
    }

    public static string Percent(int? percent) => percent is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p}%") : "—";

    public static string Hours(double? hours) => hours is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:0.#} 工作小时") : "—";
}
