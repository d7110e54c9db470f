using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Moves shifts along with the clock, and checks out who forgot: at the planned end, never later, flagged.
/// The rules ask the clock themselves, so a late run of this changes no decision.
/// </summary>
public sealed class AdvanceShifts(NeighborPartyDb db, HoursLedger hours, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        await MoveOnAsync(ct);
        await RevokeCodesAsync(ct);
        await CloseForgottenAsync(ct);
    }

    private async Task MoveOnAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var due = await db.Shifts.Where(s => (s.State == ShiftState.Open && s.LocksAt <= now)
            || (s.State == ShiftState.Locked && s.StartsAt <= now) || (s.State == ShiftState.InProgress && s.EndsAt <= now)).ToListAsync(ct);
        foreach (var shift in due)
        {
            var before = shift.State;
            if (shift.Advance(now))
                audit.Record(new Act("shift.advanced", nameof(Shift), shift.Id) { From = before.ToString(), To = shift.State.ToString() });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task CloseForgottenAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var forgotten = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance)
            .Where(ShiftSignup.MayAutoClose).Where(s => s.Shift.AutoClosesAt <= now)
            .OrderBy(s => s.Shift.StartsAt).ThenBy(s => s.Id).Take(500).ToListAsync(ct);
        foreach (var signup in forgotten)
        {
            signup.AutoClose(Ids.New(now), signup.Shift.EndsAt, AttendanceFlags.AutoClosed);
            audit.Record(new Act("duty.auto_closed", nameof(ShiftSignup), signup.Id) { From = nameof(SignupState.CheckedIn), To = signup.State.ToString(), ReasonCode = "forgotten" });
            await hours.GrantAsync(signup, ct);
            await db.SaveChangesAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>What signed the codes goes with the end: no code can be made any more, whatever somebody kept.</summary>
    private async Task RevokeCodesAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var shift in await db.Shifts.Where(s => s.SecretSealed != null && s.EndsAt <= now).ToListAsync(ct))
            shift.RevokeCodes();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
