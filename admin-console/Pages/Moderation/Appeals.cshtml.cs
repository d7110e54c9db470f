using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>Appeals: what waits comes first and the longest first; the decided ones behind a filter.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class AppealsModel(NeighborPartyDb db, CurrentActor current, TimeProvider time) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public bool Decided { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public DateTime Now => time.Now();

    public Guid Me => current.Actor.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var appeals = db.ModerationAppeals.AsNoTracking().Where(a => Decided ? a.State != ModerationAppealState.Open : a.State == ModerationAppealState.Open)
            .Where(a => after == null || a.DueAt > after.At || (a.DueAt == after.At && a.Id.CompareTo(after.Id) > 0));
        var rows = await appeals.OrderBy(a => a.DueAt).ThenBy(a => a.Id).Take(Shown + 1)
            .Select(a => new Row(a.Id, a.State, a.AskedAt, a.DueAt, a.FirstDecidedBy, db.ModerationDecisions.Where(d => d.Id == a.DecisionId).Select(d => new Against(d.ContentKind, d.What, d.DecidedByName)).First()))
            .ToListAsync(ct);
        Rows = rows.Take(Shown).ToList();
        Next = rows.Count > Shown ? new Cursor(Rows[^1].DueAt, Rows[^1].Id).ToString() : null;
    }

    public sealed record Against(string ContentKind, Decision What, string By);

    public sealed record Row(Guid Id, ModerationAppealState State, DateTime AskedAt, DateTime DueAt, Guid FirstDecidedBy, Against Against);
}
