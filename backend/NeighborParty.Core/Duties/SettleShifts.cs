using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Some days after the list is resolved the hours stand and are shown to the group. Waits for what somebody still has to
/// decide. The minutes themselves were written when the person left; nothing in the ledger changes here.
/// </summary>
public sealed class SettleShifts(NeighborPartyDb db, ShiftFigures figures, PolicyBook policies, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var due = await Ready(db.Shifts, now).OrderBy(s => s.EndsAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => s.Id).ToListAsync(ct);
        foreach (var id in due)
            await SettleAsync(id, now, ct);
    }

    private IQueryable<Shift> Ready(IQueryable<Shift> shifts, DateTime now) => shifts
        .Where(s => (s.State == ShiftState.Resolved || s.State == ShiftState.Reopened) && s.SettlesAt <= now)
        .Where(s => !db.ShiftSignups.Any(x => x.ShiftId == s.Id && x.Attendance.Any(e => e.State == AttendanceState.PendingLeader || e.State == AttendanceState.PendingStaff)))
        .Where(s => !db.NoShowAppeals.Any(a => a.ShiftId == s.Id && a.State == AppealState.Open))
        .Where(s => !db.HoursCorrections.Any(c => c.ShiftId == s.Id && c.State == CorrectionState.Asked));

    private async Task SettleAsync(Guid id, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await Ready(db.Shifts.Where(s => s.Id == id), now).FirstOrDefaultAsync(ct) is not { } shift)
            return;
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var (came, missed) = await figures.OfAsync(id, ct);
        var before = shift.State;
        shift.Settle(came, missed, policy.PublishDays, now);
        audit.Record(new Act("shift.settled", nameof(Shift), id) { From = before.ToString(), To = shift.State.ToString(), Details = new { came, missed }, PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
