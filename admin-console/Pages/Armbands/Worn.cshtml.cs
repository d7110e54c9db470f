using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Who wore one armband on which duty, as the check-ins named it.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class WornModel(NeighborPartyDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public string Serial { get; private set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Armbands.Where(a => a.Id == Id).Select(a => a.Serial).FirstOrDefaultAsync(ct) is not { } serial)
            return NotFound();
        Serial = serial;
        var arrivals = db.AttendanceEvents.AsNoTracking().Where(e => e.ArmbandId == Id && e.Kind == AttendanceKind.In && e.State != AttendanceState.Refused);
        if (Cursor.Parse(After) is { } cursor)
            arrivals = arrivals.Where(e => e.At < cursor.At || (e.At == cursor.At && e.Id.CompareTo(cursor.Id) < 0));
        var rows = await arrivals.OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Select(e => new Row(e.Id, e.At,
                db.AttendanceEvents.Where(o => o.SignupId == e.SignupId && o.Kind == AttendanceKind.Out && o.State != AttendanceState.Refused).Max(o => (DateTime?)o.At),
                db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(), e.ShiftId,
                db.Shifts.Where(s => s.Id == e.ShiftId).Select(s => s.Title).FirstOrDefault(), e.Flags))
            .Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].At, Rows[^1].Id).ToString() : null;
        return Page();
    }

    public sealed record Row(Guid Id, DateTime At, DateTime? Left, string? Person, Guid ShiftId, string? Shift, AttendanceFlags Flags);
}
