using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>Lists that are not settled: leaders' open ones, and people whom staff have to find out about.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class UnresolvedModel(NeighborPartyDb db, TimeProvider time) : PageModel
{
    private const int Shown = 50;

    /// <summary>The longest that a policy lets hours be corrected. Without a bound each look would go through all shifts there ever were.</summary>
    private const int LookBackDays = 365;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var after = Cursor.Parse(After);
        var now = time.Now();
        var earliest = now.AddDays(-LookBackDays);
        var rows = await db.Shifts.AsNoTracking()
            .Where(s => s.State != ShiftState.Draft && s.State != ShiftState.Cancelled && s.StartsAt > earliest && s.StartsAt < now && s.EndsAt <= now
                && db.ShiftSignups.Any(x => x.ShiftId == s.Id && (x.State == SignupState.Unverified || x.State == SignupState.Confirmed)))
            .Where(s => after == null || s.StartsAt < after.At || (s.StartsAt == after.At && s.Id.CompareTo(after.Id) < 0))
            .OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Take(Shown + 1)
            .Select(s => new Row(s.Id, s.Title, s.StartsAt, s.State,
                db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.Confirmed), db.ShiftSignups.Count(x => x.ShiftId == s.Id && x.State == SignupState.Unverified)))
            .ToListAsync(ct);
        Next = rows.Count > Shown ? new Cursor(rows[Shown - 1].StartsAt, rows[Shown - 1].Id).ToString() : null;
        Rows = rows.Take(Shown).ToList();
    }

    public sealed record Row(Guid Id, string Title, DateTime StartsAt, ShiftState State, int Unmarked, int Unverified);
}
