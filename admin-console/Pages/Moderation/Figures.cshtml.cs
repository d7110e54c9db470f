using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>How much there was to moderate, how long it took, and how often it was wrong.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class FiguresModel(ReadModerationFigures figures) : PageModel
{
    private const int Longest = 90;
    private const int PerCent = 100;

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = 30;

    public IReadOnlyList<ModerationDay> Rows { get; private set; } = [];

    public IReadOnlyList<ModeratorFigures> Moderators { get; private set; } = [];

    public long Decided => Rows.Sum(d => d.DecidedInAll);

    public long AverageMinutes => Decided == 0 ? 0 : Rows.Sum(d => d.Waited) / Decided;

    public string InTime => Percent(Decided - Rows.Sum(d => d.Late), Decided);

    public string Overturned => Percent(Rows.Sum(d => d.Overturned), Decided);

    public Chart Load => new(ChartKind.Bar, Labels,
        [new ChartSeries("提交", [.. Rows.Select(d => (double)d.Submitted)]), .. Enum.GetValues<Decision>().Select(w => new ChartSeries(ModerationStates.Label(w), [.. Rows.Select(d => (double)d.Decided[w])]))]);

    public Chart Minutes => new(ChartKind.Line, Labels, new ChartSeries("平均用时（分钟）", [.. Rows.Select(d => d.DecidedInAll == 0 ? 0 : Math.Round(d.Waited / (double)d.DecidedInAll, 1))]));

    private IReadOnlyList<string> Labels => [.. Rows.Select(d => d.Day.ToString("M月d日", CultureInfo.InvariantCulture))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Days = Math.Clamp(Days, 7, Longest);
        Rows = await figures.DaysAsync(Days, ct);
        Moderators = await figures.ModeratorsAsync(Days, ct);
    }

    public static string Percent(long part, long whole) => whole == 0 ? "—" : $"{(part * PerCent / (double)whole).ToString("0.#", CultureInfo.InvariantCulture)}%";
}
