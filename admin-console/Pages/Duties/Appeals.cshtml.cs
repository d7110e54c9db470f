using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>Appeals against a no-show, oldest first; who marked it does not decide.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class AppealsModel(NeighborPartyDb db, DecideAppeal decide) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var rows = await (
            from a in db.NoShowAppeals.AsNoTracking()
            join s in db.Shifts on a.ShiftId equals s.Id
            join g in db.ShiftSignups on a.SignupId equals g.Id
            join p in db.People on a.PersonId equals p.Id
            where a.State == AppealState.Open && (after == null || a.SubmittedAt > after.At || (a.SubmittedAt == after.At && a.Id.CompareTo(after.Id) > 0))
            orderby a.SubmittedAt, a.Id
            select new Row(a.Id, a.Version, p.Name, s.Id, s.Title, s.StartsAt, a.SubmittedAt, a.Text, g.MarkReason)).Take(Shown + 1).ToListAsync(ct);
        Next = rows.Count > Shown ? new Cursor(rows[Shown - 1].SubmittedAt, rows[Shown - 1].Id).ToString() : null;
        Rows = rows.Take(Shown).ToList();
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, int version, AppealDecision decision, string? answer, CancellationToken ct)
    {
        await decide.RunAsync(id, decision, answer, version, ct);
        this.Flash(decision == AppealDecision.Overturn ? "已撤销“未到”，本人会收到通知。" : "已维持“未到”，本人会收到通知。");
        return RedirectToPage();
    }

    public sealed record Row(Guid Id, int Version, string Name, Guid ShiftId, string Title, DateTime StartsAt, DateTime SubmittedAt, string Text, string? MarkReason);
}
