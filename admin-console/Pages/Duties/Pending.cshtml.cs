using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>Everything that waits for a decision, oldest first.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class PendingModel(NeighborPartyDb db) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rows = await (
            from e in db.AttendanceEvents.AsNoTracking()
            where e.State == AttendanceState.PendingLeader || e.State == AttendanceState.PendingStaff
            join s in db.Shifts on e.ShiftId equals s.Id
            join p in db.People on e.PersonId equals p.Id
            orderby e.At, e.Id
            select new Row(s.Id, e.SignupId, p.Name, s.Title, s.StartsAt, e.Kind, e.State, e.Reason)).Take(Shown).ToListAsync(ct);

    public sealed record Row(Guid ShiftId, Guid SignupId, string Name, string Title, DateTime StartsAt, AttendanceKind Kind, AttendanceState State, string? Reason);
}
