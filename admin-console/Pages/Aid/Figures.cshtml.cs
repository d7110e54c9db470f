using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>The lane in figures, from tallies: posts and answers by month, how many were answered, what is asked for.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class FiguresModel(ReadAidFigures figures, AidCategories categories) : PageModel
{
    private IReadOnlyList<AidOfCategory> _categories = [];

    public IReadOnlyList<MonthOfAid> Months { get; private set; } = [];

    public IReadOnlyDictionary<AidPostState, long> States { get; private set; } = new Dictionary<AidPostState, long>();

    public long Posts => Months.Sum(m => m.Posts);

    /// <summary>0 to 100 over all months; null without posts.</summary>
    public double? Percent => Posts == 0 ? null : Math.Round(100.0 * Months.Sum(m => m.Answered) / Posts, 1);

    public Chart ByMonth => new(
        ChartKind.Bar, [.. Months.Select(m => m.Month.ToString("yyyy年M月", CultureInfo.InvariantCulture))],
        new ChartSeries("发布", [.. Months.Select(m => (double)m.Posts)]), new ChartSeries("有人应答", [.. Months.Select(m => (double)m.Answered)]), new ChartSeries("应答", [.. Months.Select(m => (double)m.Answers)]));

    public Chart ByCategory => new(ChartKind.Bar, [.. _categories.Select(c => categories.NameOf(c.Code))], new ChartSeries("发布", [.. _categories.Select(c => (double)c.Posts)]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Months, _categories) = await figures.YearAsync(ct);
        (States, _) = await figures.StatesAsync(ct);
    }
}
