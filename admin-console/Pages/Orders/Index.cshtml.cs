using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Tallies;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>The board: how many stand where, and the orders themselves by building, type and urgency. Fetches itself again.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class IndexModel(NeighborPartyDb db, OrderCategories categories, ReturnVisits visits, OrderRoles roles, CurrentActor current, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public OrderState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Building { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Group { get; set; }

    /// <summary>Only what is past one of its limits.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Only what neither volunteer, leader nor secretary got done: the ladder has come to the office.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Raised { get; set; }

    public int RaisedCount { get; private set; }

    public int LateCount { get; private set; }

    /// <summary>Done, and somebody has to call or visit.</summary>
    public int VisitCount { get; private set; }

    public IReadOnlyDictionary<OrderState, long> Counts { get; private set; } = new Dictionary<OrderState, long>();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public IReadOnlyList<SelectListItem> GroupItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Categories => [.. categories.All.Select(c => new SelectListItem(c.Name, c.Code))];

    public DateTime Now => time.Now();

    /// <summary>The columns of the board, in the order of the work.</summary>
    public static IReadOnlyList<OrderState> Columns { get; } =
    [
        OrderState.MachineCheck, OrderState.Review, OrderState.Open, OrderState.Dispatched, OrderState.Accepted, OrderState.InProgress, OrderState.NeedInfo, OrderState.Transferred,
        OrderState.Done, OrderState.Reopened, OrderState.Escalated, OrderState.OnAgenda, OrderState.Decided,
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Buildings = await db.BuildingChoicesAsync(ct);
        GroupItems = await db.GroupChoicesAsync(ct);
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnGetBoardAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Partial("_Board", this);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Counts = await CountAsync(ct);
        var now = time.Now();
        Expression<Func<Order, bool>> isLate = o => o.ResolveBy <= now || o.RespondBy <= now;
        var late = await roles.Readable(db.Orders).Where(isLate).GroupBy(OrderLadder.ReachedOffice).Select(g => new { Raised = g.Key, Count = g.Count() }).ToListAsync(ct);
        (LateCount, RaisedCount) = (late.Sum(l => l.Count), late.Find(l => l.Raised)?.Count ?? 0);
        VisitCount = await roles.Readable(await visits.WaitingAsync(ct)).CountAsync(ct);
        var after = Cursor.Parse(After);
        var rows = roles.Readable(db.Orders.AsNoTracking());
        rows = State is { } chosen ? rows.Where(o => o.State == chosen) : rows.Where(o => OrderStates.Live.Contains(o.State));
        if (Late || Raised)
            rows = rows.Where(isLate);
        if (Raised)
            rows = rows.Where(OrderLadder.ReachedOffice);
        if (Category is not null)
            rows = rows.Where(o => o.Category == Category);
        if (Building is not null)
            rows = rows.Where(o => o.BuildingId == Building);
        if (Group is not null)
            rows = rows.Where(o => o.GroupId == Group);
        if (after is not null)
            rows = rows.Where(o => o.CreatedAt < after.At || (o.CreatedAt == after.At && o.Id.CompareTo(after.Id) < 0));
        var found = await rows.OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(PageSize + 1).Select(o => new
        {
            Order = o,
            Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).First(),
            Group = db.Groups.Where(g => g.Id == o.GroupId).Select(g => g.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        Rows = [.. found.Take(PageSize).Select(f => new Row(f.Order, categories.NameOf(f.Order.Category), f.Building, f.Group, f.Order.UsedPercent(calendar, now)))];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].Order.CreatedAt, Rows[^1].Order.Id).ToString() : null;
    }

    /// <summary>From the tallies, which count for everybody; the list below shows nobody what is said of his own household.</summary>
    private async Task<Dictionary<OrderState, long>> CountAsync(CancellationToken ct)
    {
        var actor = current.Actor.Id;
        var tallies = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day == TallyLine.Always && t.Measure.StartsWith("orders."))
            .Select(t => new { t.Measure, t.Amount, LivesHere = db.StaffAccounts.Where(s => s.Id == actor).Select(s => s.PersonId).FirstOrDefault() }).ToListAsync(ct);
        var counts = tallies.Select(t => (IsState: Enum.TryParse<OrderState>(t.Measure["orders.".Length..], out var state), State: state, t.Amount))
            .Where(t => t.IsState).ToDictionary(t => t.State, t => t.Amount);
        if (tallies is not [{ LivesHere: { } person }, ..])
            return counts;
        foreach (var own in await roles.Withheld(db.Orders, person).Where(o => Columns.Contains(o.State)).GroupBy(o => o.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct))
            counts[own.State] = counts.GetValueOrDefault(own.State) - own.Count;
        return counts;
    }

    public sealed record Row(Order Order, string Category, string Building, string? Group, int UsedPercent);
}
