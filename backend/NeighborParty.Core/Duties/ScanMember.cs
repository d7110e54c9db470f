using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.MemberCards;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Duties;

/// <summary>What a leader scanned of a member who stands there.</summary>
/// <param name="Code">The member's own code, or the one on the paper card.</param>
/// <param name="ArmbandSerial">Of the armband the member wears, where it was scanned too.</param>
public sealed record MemberScan(AttendanceKind Kind, string? Code, string? ArmbandSerial);

/// <summary>A leader scans a member's code: it proves that the member stood before the leader, and so replaces code and position. For who has no phone, a paper card.</summary>
public sealed class ScanMember(
    NeighborPartyDb db, CurrentActor current, DutyRoles roles, ReadMemberCode codes, FindWornArmband armbands, LeaveElsewhere elsewhere, HoursLedger hours, SamePerson same, TellLeaders leaders, AuditTrail audit, TimeProvider time)
{
    /// <summary>A second scan gets the first record; one that waited for the leader is confirmed by it.</summary>
    /// <exception cref="RefusedException">404 for a shift of others; 403 for oneself; 409 outside the time or not on the list; 422 for a bad code.</exception>
    public async Task<AttendanceEvent> RunAsync(Guid shiftId, MemberScan scan, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var shift = await db.Shifts.FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        var person = await codes.WhoAsync(scan.Code, ct);
        if (await same.IsActingAsync(person, ct))
            throw AttendanceRefusals.Own();
        var signup = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance).Where(s => s.ShiftId == shiftId && s.PersonId == person)
            .OrderByDescending(s => s.SignedUpAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        if (signup is null)
            throw AttendanceRefusals.NotOnTheList();
        if ((scan.Kind == AttendanceKind.In ? signup.Arrival : signup.Departure) is { State: AttendanceState.Accepted } first)
            return first;
        if (shift.State is ShiftState.Cancelled or ShiftState.Draft)
            throw DutyRefusals.Cancelled();

        var before = signup.State;
        var worn = await armbands.RunAsync(scan.ArmbandSerial, person, ct);
        var record = await RecordAsync(signup, scan.Kind, worn, role, ct);
        await leaders.OfVoidArmbandAsync(signup, record, ct);
        audit.Record(new Act("attendance.scanned", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), Result = record.State.ToString(), OnBehalfOf = person,
            Via = role == DutyRole.Staff ? ActedVia.Staff : ActedVia.Leader, Details = new { kind = scan.Kind.ToString(), card = MemberCard.IsToken(scan.Code!.Trim()) },
        });
        await hours.GrantAsync(signup, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return record;
    }

    private async Task<AttendanceEvent> RecordAsync(ShiftSignup signup, AttendanceKind kind, WornArmband? worn, DutyRole role, CancellationToken ct)
    {
        var now = time.Now();
        if ((kind == AttendanceKind.In ? signup.Arrival : signup.Departure) is { State: AttendanceState.PendingLeader } waiting)
        {
            signup.Decide(waiting, AttendanceDecision.Confirm, role, current.Actor.Id, "扫描组员码确认", now);
            waiting.Prove(EvidenceKinds.MemberCode);
            return waiting;
        }

        if (kind == AttendanceKind.In)
            signup.Shift.RequireArrivalOpen(now);
        else if (now >= signup.Shift.AutoClosesAt)
            throw CheckInRefusals.CheckOutClosed(signup.Shift.AutoClosesAt);
        var evidence = new Evidence
        {
            Id = Ids.New(now), At = now, State = AttendanceState.Accepted, Via = role == DutyRole.Staff ? ActedVia.Staff : ActedVia.Leader, RecordedBy = current.Actor.Id,
            Proofs = EvidenceKinds.MemberCode | (worn is { IsInOrder: true } ? EvidenceKinds.Armband : EvidenceKinds.None), ArmbandId = worn?.Id, Flags = worn?.Flag ?? AttendanceFlags.None,
        };
        if (kind == AttendanceKind.Out)
            return signup.RecordDeparture(evidence, role);
        var arrival = signup.RecordArrival(evidence, role);
        await elsewhere.RunAsync(signup, arrival.At, ct);
        return arrival;
    }
}
