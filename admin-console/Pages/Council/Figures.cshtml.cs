using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Council;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>What the council decided, by month and kind.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class FiguresModel(ReadCouncilFigures figures) : PageModel
{
    public IReadOnlyList<MonthOfDecisions> Months { get; private set; } = [];

    public IReadOnlyDictionary<AgendaItemState, long> Items { get; private set; } = new Dictionary<AgendaItemState, long>();

    public int Overdue { get; private set; }

    public Chart ByMonth => new(ChartKind.Bar, [.. Months.Select(m => m.Month.ToString("yyyy年M月", CultureInfo.InvariantCulture))],
        [.. Enum.GetValues<CouncilDecision>().Select(d => new ChartSeries(AgendaItemStates.Label(d), [.. Months.Select(m => (double)m.Decisions[d])]))]);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Months = await figures.MonthsAsync(ct);
        Items = await figures.ItemsAsync(ct);
        Overdue = await figures.OverdueAsync(ct);
    }
}
