using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;

namespace NeighborParty.Core.Duties;

/// <summary>Nobody is at two places: a new check-in ends the one that was forgotten, at that time and no later than planned.</summary>
public sealed class LeaveElsewhere(NeighborPartyDb db, HoursLedger hours, AuditTrail audit)
{
    public async Task RunAsync(ShiftSignup arriving, DateTime at, CancellationToken ct)
    {
        var forgotten = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance)
            .Where(ShiftSignup.MayAutoClose).Where(s => s.PersonId == arriving.PersonId && s.Id != arriving.Id)
            .OrderBy(s => s.Shift.StartsAt).ThenBy(s => s.Id)
            .ToListAsync(ct);
        foreach (var signup in forgotten)
        {
            signup.AutoClose(Ids.New(at), at, AttendanceFlags.AutoClosed | AttendanceFlags.ClosedElsewhere);
            audit.Record(new Act("duty.auto_closed", nameof(ShiftSignup), signup.Id) { From = nameof(SignupState.CheckedIn), To = signup.State.ToString(), ReasonCode = "checked_in_elsewhere", Via = ActedVia.System });
            await hours.GrantAsync(signup, ct);
            // The next one counts on from this balance.
            await db.SaveChangesAsync(ct);
        }
    }
}
