using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <param name="CheckOutUntil">Whoever has not checked out by then is checked out at the planned end.</param>
public sealed record ArrivalRecord(AttendanceEvent Arrival, DateTime CheckOutUntil);

/// <summary>签到: a member arrives. Fifty taps at once leave one record, and all get it.</summary>
public sealed class RecordCheckIn(NeighborPartyDb db, FindOwnSignup find, WeighEvidence weigh, LeaveElsewhere elsewhere, TellLeaders leaders, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">409 too early, too late or not signed up; 422 for a bad code or a position elsewhere.</exception>
    public async Task<ArrivalRecord> RunAsync(Guid shiftId, ArrivalClaim claim, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await find.RunAsync(shiftId, CheckInRefusals.NotSignedUp, ct);
        if (signup.Arrival is { } first)
            return new ArrivalRecord(first, signup.Shift.AutoClosesAt);

        signup.Shift.RequireArrivalOpen(time.Now());
        var before = signup.State;
        var arrival = signup.RecordArrival(await weigh.RunAsync(signup, AttendanceKind.In, claim, ct), DutyRole.Member);
        await elsewhere.RunAsync(signup, arrival.At, ct);
        await leaders.OfPendingAsync(signup, arrival, ct);
        await leaders.OfVoidArmbandAsync(signup, arrival, ct);
        audit.Record(new Act("duty.checked_in", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), Result = arrival.State.ToString(),
            Details = new { flags = arrival.Flags.Codes() }, PolicyVersion = signup.Shift.PolicyVersion,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new ArrivalRecord(arrival, signup.Shift.AutoClosesAt);
    }
}
