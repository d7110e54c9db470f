using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>Corrections that wait for a second person, oldest first.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class CorrectionsModel(NeighborPartyDb db, DecideCorrection decide) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Minutes that stand for a sign-up today.</summary>
    public IReadOnlyDictionary<Guid, int> Standing { get; private set; } = new Dictionary<Guid, int>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var rows = await (
            from c in db.HoursCorrections.AsNoTracking()
            join p in db.People on c.PersonId equals p.Id
            from s in db.Shifts.Where(s => s.Id == c.ShiftId).DefaultIfEmpty()
            where c.State == CorrectionState.Asked && (after == null || c.AskedAt > after.At || (c.AskedAt == after.At && c.Id.CompareTo(after.Id) > 0))
            orderby c.AskedAt, c.Id
            select new Row(c.Id, c.Version, c.PersonId, p.Name, c.SignupId, c.ShiftId, s!.Title, c.Kind, c.From, c.Until, c.Day, c.Minutes, c.Reason, c.AskedAt)).Take(Shown + 1).ToListAsync(ct);
        Next = rows.Count > Shown ? new Cursor(rows[Shown - 1].AskedAt, rows[Shown - 1].Id).ToString() : null;
        Rows = rows.Take(Shown).ToList();
        var signups = Rows.Select(r => r.SignupId).ToList();
        Standing = await db.HoursEntries.Where(e => e.SignupId != null && e.Kind != HoursKind.Adjust && signups.Contains(e.SignupId)).GroupBy(e => e.SignupId!.Value).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) })
            .ToDictionaryAsync(g => g.Key, g => g.Minutes, ct);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, int version, bool approve, string? answer, CancellationToken ct)
    {
        var done = await decide.RunAsync(id, approve, answer, version, ct);
        this.Flash(done.State == CorrectionState.Approved ? "已更正，本人会收到通知。" : "已记为不同意，本人会收到通知。");
        return RedirectToPage();
    }

    public sealed record Row(Guid Id, int Version, Guid PersonId, string Name, Guid? SignupId, Guid? ShiftId, string? Title, CorrectionKind Kind, DateTime? From, DateTime? Until, DateOnly? Day, int? Minutes,
        string Reason, DateTime AskedAt)
    {
        public string What => Kind switch
        {
            CorrectionKind.Time => $"{ChinaTime.Short(From!.Value)} 至 {ChinaTime.Short(Until!.Value)}",
            CorrectionKind.Nothing => "不计时长",
            _ => $"{Day:yyyy-MM-dd} {(Minutes > 0 ? "增加" : "减少")} {Math.Abs(Minutes!.Value)} 分钟",
        };
    }
}
