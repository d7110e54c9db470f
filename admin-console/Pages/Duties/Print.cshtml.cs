using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The list of one shift on paper, with room for signatures and for who turns up.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class PrintModel(NeighborPartyDb db, ReadRoster roster, TimeProvider time) : PageModel
{
    private const int RoomForOthers = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Shift Shift { get; private set; } = null!;

    public string? Group { get; private set; }

    public IReadOnlyList<RosterLine> Lines { get; private set; } = [];

    public IReadOnlyList<RosterLine> Waiting { get; private set; } = [];

    public int Blanks => Math.Max(0, Math.Min(RoomForOthers, Shift.CapacityMax - Lines.Count));

    public DateTime At { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } shift)
            return NotFound();
        (Shift, At) = (shift, time.Now());
        Group = await db.Groups.Where(g => g.Id == shift.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        var all = (await roster.RunAsync(Id, ct)).Lines;
        Lines = [.. all.Where(l => l.State is SignupState.Confirmed or SignupState.CheckedIn or SignupState.CheckedOut or SignupState.AutoClosed)];
        Waiting = [.. all.Where(l => l.State is SignupState.Waitlisted or SignupState.Offered)];
        return Page();
    }
}
