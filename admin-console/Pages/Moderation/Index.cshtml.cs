using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>The queue: what must not be shown first, then what was reported most, then what waits longest. Fetches itself again.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class IndexModel(NeighborPartyDb db, ModerationNeedingAction needing, CurrentActor current, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public ModerationState? State { get; set; }

    /// <summary>Only what should have been decided by now, the longest overdue first.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Appeals that wait for somebody.</summary>
    public int Appeals { get; private set; }

    /// <summary>Measures that wait for a second person.</summary>
    public int Proposed { get; private set; }

    /// <summary>Own decisions that somebody else put right and that were not noted yet.</summary>
    public IReadOnlyList<Guid> Overturned { get; private set; } = [];

    public ModerationToDo ToDo { get; private set; } = new(0, 0, null);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsQueue => State is null or ModerationState.Queue;

    public DateTime Now => time.Now();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Appeals = await db.ModerationAppeals.CountAsync(a => a.State == ModerationAppealState.Open, ct);
        Proposed = await db.AuthorMeasures.CountAsync(m => m.State == MeasureState.Proposed, ct);
        Overturned = await db.ModerationAppeals.Where(a => a.FirstDecidedBy == current.Actor.Id && a.State == ModerationAppealState.Overturned && a.NotedAt == null).OrderBy(a => a.Id).Select(a => a.Id).Take(PageSize).ToListAsync(ct);
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnGetQueueAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Partial("_Queue", this);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = time.Now();
        ToDo = await needing.RunAsync(ct);
        var state = State ?? ModerationState.Queue;
        var items = db.ModerationItems.AsNoTracking().Where(i => i.State == state);
        var ordered = Late ? items.OverdueFirst(Cursor.Parse(After), now) : IsQueue ? items.After(QueueCursor.Parse(After)).InQueueOrder() : Newest(items);
        var found = await ordered.Take(PageSize + 1)
            .Select(i => new { Item = i, Author = db.People.Where(p => p.Id == i.AuthorId).Select(p => p.Name).First() })
            .ToListAsync(ct);
        Rows = [.. found.Take(PageSize).Select(f => new Row(f.Item, Masking.Name(f.Author)))];
        Next = found.Count > PageSize ? AfterOf(Rows[^1].Item) : null;
    }

    private IOrderedQueryable<ModerationItem> Newest(IQueryable<ModerationItem> items)
    {
        if (Cursor.Parse(After) is { } after)
            items = items.Where(i => i.CreatedAt < after.At || (i.CreatedAt == after.At && i.Id.CompareTo(after.Id) < 0));
        return items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id);
    }

    private string AfterOf(ModerationItem last) =>
        Late ? new Cursor(last.DueAt!.Value, last.Id).ToString() : IsQueue ? QueueCursor.Of(last).ToString() : new Cursor(last.CreatedAt, last.Id).ToString();

    public sealed record Row(ModerationItem Item, string Author);
}
