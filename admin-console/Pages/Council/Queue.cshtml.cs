using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>What waits for a meeting: onto the agenda with one press.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class QueueModel(NeighborPartyDb db, AgendaSight sight, ArrangeAgenda arrange, JudgeProposal judge, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    private static readonly AgendaItemState[] Waiting = [AgendaItemState.Proposed, AgendaItemState.Queued];

    [BindProperty(SupportsGet = true)]
    public AgendaItemState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public static IReadOnlyList<SelectListItem> States { get; } = [.. Waiting.Select(s => new SelectListItem(AgendaItemStates.Label(s), s.ToString()))];

    /// <summary>The meeting whose agenda is made now.</summary>
    public CouncilDay? Meeting { get; private set; }

    public IReadOnlyList<AgendaRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = time.Now();
        Meeting = await db.CouncilDays.AsNoTracking().Where(d => d.State == CouncilDayState.Planned && d.CutOffAt > now).OrderBy(d => d.StartsAt).FirstOrDefaultAsync(ct);
        var items = sight.Readable(db.AgendaItems.AsNoTracking());
        items = State is { } chosen ? items.Where(i => i.State == chosen) : items.Where(i => Waiting.Contains(i.State));
        if (Cursor.Parse(After) is { } after)
            items = items.Where(i => i.CreatedAt > after.At || (i.CreatedAt == after.At && i.Id.CompareTo(after.Id) > 0));
        var found = await db.Rows(items.OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(PageSize + 1)).ToListAsync(ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].Item.CreatedAt, Rows[^1].Item.Id).ToString() : null;
    }

    public Task<IActionResult> OnPostPutOnAsync(Guid itemId, int version, CancellationToken ct) => DoneAsync(arrange.PutOnAsync(itemId, version, ct), "已列入最近的议程。");

    public Task<IActionResult> OnPostAcceptAsync(Guid itemId, int version, CancellationToken ct) => DoneAsync(judge.AcceptAsync(itemId, version, ct), "已受理，提出人会收到通知。");

    private async Task<IActionResult> DoneAsync(Task<AgendaItem> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { State });
    }
}
