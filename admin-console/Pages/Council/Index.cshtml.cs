using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>The meetings, and how many things wait for one.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class IndexModel(NeighborPartyDb db, ReadCouncilFigures figures, TimeProvider time) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyDictionary<AgendaItemState, long> Items { get; private set; } = new Dictionary<AgendaItemState, long>();

    public int Overdue { get; private set; }

    /// <summary>Projects and surveys that are not ended.</summary>
    public long Undertakings { get; private set; }

    public int LateUndertakings { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string Count(AgendaItemState state) => Items.GetValueOrDefault(state).ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Items = await figures.ItemsAsync(ct);
        Overdue = await figures.OverdueAsync(ct);
        Undertakings = (await figures.UndertakingsAsync(ct)).Where(u => !u.Key.HasEnded()).Sum(u => u.Value);
        LateUndertakings = await figures.LateUndertakingsAsync(ct);
        var today = ChinaTime.Today(time.Now());
        var days = db.CouncilDays.AsNoTracking();
        if (Cursor.Parse(After) is { } after)
            days = days.Where(d => d.StartsAt < after.At || (d.StartsAt == after.At && d.Id.CompareTo(after.Id) < 0));
        var found = await days.OrderByDescending(d => d.StartsAt).ThenByDescending(d => d.Id).Take(PageSize + 1)
            .Select(d => new { Day = d, Items = db.AgendaItems.Count(i => i.CouncilDayId == d.Id) }).ToListAsync(ct);
        Rows = [.. found.Take(PageSize).Select(f => new Row(f.Day, f.Items, f.Day.State == CouncilDayState.AgendaFixed && ChinaTime.Today(f.Day.StartsAt) < today))];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].Day.StartsAt, Rows[^1].Day.Id).ToString() : null;
    }

    public sealed record Row(CouncilDay Day, int Items, bool IsLate);
}
