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
public sealed class IndexModel(NeighborPartyDb db, ModerationNeedingAction needing, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public ModerationState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ModerationToDo ToDo { get; private set; } = new(0, 0, null);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsQueue => State is null or ModerationState.Queue;

    public DateTime Now => time.Now();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnGetQueueAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Partial("_Queue", this);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        ToDo = await needing.RunAsync(ct);
        var state = State ?? ModerationState.Queue;
        var items = db.ModerationItems.AsNoTracking().Where(i => i.State == state);
        if (!IsQueue && Cursor.Parse(After) is { } after)
            items = items.Where(i => i.CreatedAt < after.At || (i.CreatedAt == after.At && i.Id.CompareTo(after.Id) < 0));
        var ordered = IsQueue
            ? items.OrderByDescending(i => i.Risk).ThenByDescending(i => i.Reports).ThenBy(i => i.QueuedAt).ThenBy(i => i.Id)
            : items.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id);
        var found = await ordered.Take(PageSize + 1)
            .Select(i => new { Item = i, Author = db.People.Where(p => p.Id == i.AuthorId).Select(p => p.Name).First() })
            .ToListAsync(ct);
        Rows = [.. found.Take(PageSize).Select(f => new Row(f.Item, Masking.Name(f.Author)))];
        Next = !IsQueue && found.Count > PageSize ? new Cursor(Rows[^1].Item.CreatedAt, Rows[^1].Item.Id).ToString() : null;
    }

    public sealed record Row(ModerationItem Item, string Author);
}
