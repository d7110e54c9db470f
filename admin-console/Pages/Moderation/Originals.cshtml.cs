using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>What moderators covered. Auditors alone open it, one at a time, for a reason that the author can read.</summary>
[Permission(StaffPermissions.OriginalsRead)]
public sealed class OriginalsModel(NeighborPartyDb db, ReadOriginal read) : PageModel, ILoadAgain
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public ModeratedText? Opened { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostOpenAsync(Guid id, string? reason, CancellationToken ct)
    {
        Opened = await read.RunAsync(id, reason, ct);
        await LoadAsync(ct);
        return Page();
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        var after = Cursor.Parse(After);
        var rows = await (
            from o in db.ModerationOriginals.AsNoTracking()
            join i in db.ModerationItems on o.ItemId equals i.Id
            where after == null || o.SealedAt < after.At || (o.SealedAt == after.At && o.Id.CompareTo(after.Id) < 0)
            orderby o.SealedAt descending, o.Id descending
            select new Row(o.Id, i.ContentKind, o.SealedAt, i.PublicReason)).Take(Shown + 1).ToListAsync(cancel);
        Rows = rows.Take(Shown).ToList();
        Next = rows.Count > Shown ? new Cursor(Rows[^1].At, Rows[^1].Id).ToString() : null;
    }

    public sealed record Row(Guid Id, string ContentKind, DateTime At, string? Reason);
}
