using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>Measures: those that wait for a second person first, then the newest.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class MeasuresModel(NeighborPartyDb db, DecideMeasure decide, CurrentActor current) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public MeasureRows Waiting { get; private set; } = null!;

    public MeasureRows Others { get; private set; } = null!;

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        Waiting = new MeasureRows(await RowsAsync(db.AuthorMeasures.Where(m => m.State == MeasureState.Proposed), ct), current.Actor.Id);
        var rows = await RowsAsync(db.AuthorMeasures.Where(m => m.State != MeasureState.Proposed && (after == null || m.AskedAt < after.At || (m.AskedAt == after.At && m.Id.CompareTo(after.Id) < 0))), ct);
        Others = new MeasureRows(rows.Take(Shown).ToList(), current.Actor.Id);
        Next = rows.Count > Shown ? new Cursor(rows[Shown - 1].Measure.AskedAt, rows[Shown - 1].Measure.Id).ToString() : null;
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, int version, bool confirm, CancellationToken ct)
    {
        await decide.RunAsync(id, confirm, version, ct);
        this.Flash(confirm ? "已同意，措施生效，作者会收到通知。" : "已记为不同意。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, int version, CancellationToken ct)
    {
        await decide.WithdrawAsync(id, version, ct);
        this.Flash("已撤回。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostLiftAsync(Guid id, int version, string? reason, CancellationToken ct)
    {
        await decide.LiftAsync(id, reason, version, ct);
        this.Flash("已解除，作者会收到通知。");
        return RedirectToPage();
    }

    private async Task<IReadOnlyList<MeasureOf>> RowsAsync(IQueryable<AuthorMeasure> measures, CancellationToken ct)
    {
        var rows = await measures.AsNoTracking().OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id).Take(Shown + 1)
            .Select(m => new { Measure = m, Name = db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).First() }).ToListAsync(ct);
        return rows.ConvertAll(r => new MeasureOf(r.Measure, Masking.Name(r.Name)));
    }
}

public sealed record MeasureOf(AuthorMeasure Measure, string Author);

/// <summary>The table of measures, on the page of all and on the one of an author.</summary>
public sealed record MeasureRows(IReadOnlyList<MeasureOf> Rows, Guid Me);
