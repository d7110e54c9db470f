using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;

namespace NeighborParty.Core.Duties;

/// <summary>签退: a member leaves, with the same evidence as on arrival; the minutes are counted at once.</summary>
public sealed class RecordCheckOut(NeighborPartyDb db, FindOwnSignup find, WeighEvidence weigh, HoursLedger hours, TellLeaders leaders, AuditTrail audit)
{
    /// <exception cref="RefusedException">409 before checking in or after the automatic close; 422 for a bad code or a position elsewhere.</exception>
    public async Task<AttendanceEvent> RunAsync(Guid shiftId, ArrivalClaim claim, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await find.RunAsync(shiftId, CheckInRefusals.NotSignedUp, ct);
        if (signup.Departure is { } first)
            return first;
        if (signup.Arrival is null)
            throw CheckInRefusals.NotCheckedIn();

        var before = signup.State;
        var departure = signup.RecordDeparture(await weigh.RunAsync(signup, AttendanceKind.Out, claim, ct), DutyRole.Member);
        await leaders.OfPendingAsync(signup, departure, ct);
        await leaders.OfVoidArmbandAsync(signup, departure, ct);
        audit.Record(new Act("duty.checked_out", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), Result = departure.State.ToString(),
            Details = new { flags = departure.Flags.Codes() }, PolicyVersion = signup.Shift.PolicyVersion,
        });
        await hours.GrantAsync(signup, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return departure;
    }
}
