using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Overview;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

/// <summary>What needs somebody today, each part for those who may act on it, and the community in figures.</summary>
[Permission(StaffPermissions.OverviewRead)]
public sealed class IndexModel(ReadOverview overview) : PageModel
{
    public OverviewFigures Figures { get; private set; } = null!;

    public Chart? Hours { get; private set; }

    public Chart? Arrivals { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Figures = await overview.RunAsync(Part(StaffPermissions.ApplicationsDecide, OverviewParts.Applications)
            | Part(StaffPermissions.ArmbandsManage, OverviewParts.Armbands)
            | Part(StaffPermissions.DutiesManage, OverviewParts.Duties)
            | Part(StaffPermissions.ModerationDecide, OverviewParts.Moderation)
            | Part(StaffPermissions.CouncilManage, OverviewParts.Council)
            | Part(StaffPermissions.OrdersManage, OverviewParts.Orders)
            | Part(StaffPermissions.AuditRead, OverviewParts.Audit)
            | Part(StaffPermissions.SystemManage, OverviewParts.System), cancel);
        if (Figures.Duties is null)
            return;
        if (Figures.Weeks.Count > 0)
            Hours = new Chart(ChartKind.Bar, [.. Figures.Weeks.Select(w => Short(w.Monday))], new ChartSeries("小时", [.. Figures.Weeks.Select(w => w.Minutes / 60.0)]));
        if (Figures.Days.Count > 0)
            Arrivals = new Chart(ChartKind.Bar, [.. Figures.Days.Select(d => Short(d.Day))],
                new ChartSeries("已确认", [.. Figures.Days.Select(d => (double)d.Accepted)]), new ChartSeries("待确认", [.. Figures.Days.Select(d => (double)d.Pending)]));
    }

    private OverviewParts Part(string permission, OverviewParts part) => User.Can(permission) ? part : OverviewParts.None;

    private static string Short(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);
}
