using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Outbox;

/// <summary>What could not be told to the outside world after all tries.</summary>
[Permission(StaffPermissions.SystemManage)]
public sealed class IndexModel(NeighborPartyDb db, CommunityScope scope, RetryDeadMessage retry) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public int Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var mine = db.OutboxMessages.AsNoTracking().Where(m => m.CommunityId == scope.CommunityId);
        Waiting = await mine.CountAsync(m => m.State == OutboxState.Waiting, cancel);
        var after = Cursor.Parse(After);
        var rows = await mine.Where(m => m.State == OutboxState.Dead)
            .Where(m => after == null || m.CreatedAt < after.At || (m.CreatedAt == after.At && m.Id.CompareTo(after.Id) < 0))
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Select(m => new Row(m.Id, m.Kind, m.CreatedAt, m.DoneAt, m.Attempts, m.LastError))
            .Take(PageSize + 1).ToListAsync(cancel);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].CreatedAt, Rows[^1].Id).ToString() : null;
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken cancel)
    {
        await retry.RunAsync(id, cancel);
        this.Flash("已放回队列，马上再发一次。");
        return RedirectToPage();
    }

    public sealed record Row(Guid Id, string Kind, DateTime CreatedAt, DateTime? DeadAt, int Attempts, string? LastError);
}
