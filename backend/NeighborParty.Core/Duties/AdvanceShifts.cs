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
    /// <summary>So many are checked out in one transaction: just when everybody goes home, nobody may wait long for it.</summary>
    private const int Batch = 20;

    private const int MostAtOnce = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        await MoveOnAsync(ct);
        await CloseForgottenAsync(ct);
    }

    private async Task MoveOnAsync(CancellationToken ct)
    {
        // A look first: most minutes nothing is due, and then nobody's write waits for it.
        if (!await Due(time.Now()).AnyAsync(ct))
            return;
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        foreach (var shift in await Due(now).ToListAsync(ct))
        {
            var before = shift.State;
            if (shift.Advance(now))
                audit.Record(new Act("shift.advanced", nameof(Shift), shift.Id) { From = before.ToString(), To = shift.State.ToString() });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        // Whoever is checked out next is judged by the shift as it is then.
        db.ChangeTracker.Clear();
    }

    private IQueryable<Shift> Due(DateTime now) => db.Shifts.Where(s => (s.State == ShiftState.Open && s.LocksAt <= now)
        || (s.State == ShiftState.Locked && s.StartsAt <= now) || (s.State == ShiftState.InProgress && s.EndsAt <= now));

    private async Task CloseForgottenAsync(CancellationToken ct)
    {
        var now = time.Now();
        var forgotten = await db.ShiftSignups.AsNoTracking().Where(ShiftSignup.MayAutoClose).Where(s => s.Shift.AutoClosesAt <= now)
            .OrderBy(s => s.Shift.StartsAt).ThenBy(s => s.Id).Select(s => s.Id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var ids in forgotten.Chunk(Batch))
            await CloseAsync(ids, ct);
    }

    private async Task CloseAsync(Guid[] ids, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        // Read again: who has checked out meanwhile forgot nothing.
        var forgotten = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance)
            .Where(ShiftSignup.MayAutoClose).Where(s => ids.Contains(s.Id) && s.Shift.AutoClosesAt <= now).OrderBy(s => s.Id).ToListAsync(ct);
        foreach (var signup in forgotten)
        {
            signup.AutoClose(Ids.New(now), signup.Shift.EndsAt, AttendanceFlags.AutoClosed);
            audit.Record(new Act("duty.auto_closed", nameof(ShiftSignup), signup.Id) { From = nameof(SignupState.CheckedIn), To = signup.State.ToString(), ReasonCode = "forgotten" });
            await hours.GrantAsync(signup, ct);
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}
