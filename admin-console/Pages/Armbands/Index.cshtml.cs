using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>The stock: every armband with its state and holder.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class IndexModel(NeighborPartyDb db, ArmbandsNeedingAction today, StockTakeDue stockTakes) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Serial or holder's name, or a part of either.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public ArmbandState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Batch { get; set; }

    /// <summary>The last serial of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public ArmbandsToday Today { get; private set; } = null!;

    /// <summary>Compounds whose quarter is over.</summary>
    public IReadOnlyList<CompoundDue> Uncounted { get; private set; } = [];

    /// <summary>How many are in each state; null before there is any.</summary>
    public Chart? States
    {
        get
        {
            var some = Today.ByState.Where(s => s.Value > 0).OrderBy(s => s.Key).ToList();
            return some.Count == 0 ? null : new Chart(ChartKind.Pie, some.ConvertAll(s => ArmbandStates.Label(s.Key)), new ChartSeries("个", some.ConvertAll(s => (double)s.Value)));
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = await today.RunAsync(ct);
        Uncounted = await stockTakes.RunAsync(ct);
        var q = Q?.Trim() ?? "";
        var serial = q.ToUpperInvariant();
        var after = After ?? "";
        var rows = await (
            from a in db.Armbands.AsNoTracking()
            where string.Compare(a.Serial, after) > 0
            where State == null || a.State == State
            where Batch == null || a.BatchId == Batch
            from p in db.People.Where(p => p.Id == a.HolderPersonId).DefaultIfEmpty()
            where q == "" || a.Serial.Contains(serial) || p!.Name.Contains(q)
            from g in db.Groups.Where(g => g.Id == a.GroupId && a.HolderPersonId != null).DefaultIfEmpty()
            orderby a.Serial
            select new Row(a.Id, a.Serial, a.Kind, a.State, p!.Name, g!.Name, a.AcceptBy, a.IssuedAt, a.DueAt)).Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].Serial : null;
    }

    public sealed record Row(Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string? Holder, string? Group, DateTime? AcceptBy, DateTime? IssuedAt, DateTime? DueAt);
}
