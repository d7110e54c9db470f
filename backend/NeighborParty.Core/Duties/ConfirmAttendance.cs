using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Duties;

/// <summary>What a leader or the office says of one person's arrival or departure.</summary>
/// <param name="At">Only after the end (补录): when it was. Before, the server's time counts.</param>
/// <param name="Reason">Always needed.</param>
public sealed record AttendanceWord(AttendanceKind Kind, AttendanceDecision Decision, string? Reason, DateTime? At = null);

/// <summary>
/// Leader or staff confirm or refuse what is pending, or record somebody who has no phone. Nobody confirms the own;
/// what is put in after the end takes two people.
/// </summary>
public sealed class ConfirmAttendance(NeighborPartyDb db, CurrentActor current, DutyRoles roles, LeaveElsewhere elsewhere, HoursLedger hours, SamePerson same, ShiftFigures figures, WatchManualConfirms manual, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a shift of others; 403 for oneself; 409 when there is nothing to decide.</exception>
    public async Task<AttendanceEvent> RunAsync(Guid shiftId, Guid signupId, AttendanceWord word, CancellationToken ct)
    {
        var reason = CleanText.Required("reason", word.Reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance)
            .FirstOrDefaultAsync(s => s.Id == signupId && s.ShiftId == shiftId, ct) ?? throw Refusals.NotFound("报名");
        var role = await roles.RequireLeadAsync(signup.Shift, ct);
        if (await same.IsActingAsync(signup.PersonId, ct))
            throw AttendanceRefusals.Own();

        var first = word.Kind == AttendanceKind.In ? signup.Arrival : signup.Departure;
        if (first is { State: AttendanceState.Accepted })
            return word.Decision == AttendanceDecision.Confirm ? first : throw AttendanceRefusals.NothingToDecide();
        if (signup.Shift.State is ShiftState.Cancelled or ShiftState.Draft)
            throw DutyRefusals.Cancelled();

        var before = signup.State;
        var record = first is null ? Record(signup, word, reason, role, await policies.VersionAsync(signup.Shift.PolicyVersion, ct)) : await DecideAsync(signup, first, word, reason, role, ct);
        audit.Record(new Act(first is null ? "attendance.recorded" : word.Decision == AttendanceDecision.Confirm ? "attendance.confirmed" : "attendance.refused", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), Result = record.State.ToString(), ReasonText = reason,
            OnBehalfOf = signup.PersonId, Via = role == DutyRole.Staff ? ActedVia.Staff : ActedVia.Leader, Details = new { kind = word.Kind.ToString() },
        });
        // Whoever stands here now is not at another duty any more; what is put in afterwards says nothing of that.
        if (first is null && record is { Kind: AttendanceKind.In, State: AttendanceState.Accepted })
            await elsewhere.RunAsync(signup, record.At, ct);
        await manual.RunAsync(signup.Shift, record, ct);
        await TellAsync(signup, record, reason, ct);
        await hours.GrantAsync(signup, ct);
        await db.SaveChangesAsync(ct);
        await figures.RecountAsync(signup.Shift, ct);
        await write.CommitAsync(ct);
        return record;
    }

    private async Task<AttendanceEvent> DecideAsync(ShiftSignup signup, AttendanceEvent pending, AttendanceWord word, string reason, DutyRole role, CancellationToken ct)
    {
        if (pending.State == AttendanceState.PendingStaff && await same.ActedAsync(pending.RecordedBy, ct))
            throw AttendanceRefusals.OtherOfficer();
        signup.Decide(pending, word.Decision, role, current.Actor.Id, reason, time.Now());
        return pending;
    }

    private AttendanceEvent Record(ShiftSignup signup, AttendanceWord word, string reason, DutyRole role, CommunityPolicy policy)
    {
        if (word.Decision == AttendanceDecision.Refuse)
            throw AttendanceRefusals.NothingToDecide();

        var now = time.Now();
        var shift = signup.Shift;
        if (now < shift.ArrivalOpensAt)
            throw CheckInRefusals.TooEarly(shift.ArrivalOpensAt);
        if (shift.EndsAt.AddDays(policy.SupplementDays) is var until && now > until)
            throw CheckInRefusals.Closed(until);

        var afterwards = now >= (word.Kind == AttendanceKind.In ? shift.EndsAt : shift.AutoClosesAt);
        var evidence = new Evidence
        {
            Id = Ids.New(now),
            At = afterwards ? Named(shift, signup, word) : now,
            State = afterwards ? AttendanceState.PendingStaff : AttendanceState.Accepted,
            Via = role == DutyRole.Staff ? ActedVia.Staff : ActedVia.Leader,
            RecordedBy = current.Actor.Id,
            Reason = reason,
            Flags = afterwards ? AttendanceFlags.Supplemented : AttendanceFlags.None,
        };
        return word.Kind == AttendanceKind.In ? signup.RecordArrival(evidence, role) : signup.RecordDeparture(evidence, role);
    }

    /// <summary>Inside the plan, and not before the arrival.</summary>
    private static DateTime Named(Shift shift, ShiftSignup signup, AttendanceWord word)
    {
        var earliest = word.Kind == AttendanceKind.Out && signup.Arrival is { } arrival ? arrival.At : shift.ArrivalOpensAt;
        return word.At is { } at && at >= earliest && at <= shift.EndsAt
            ? at
            : throw Refusals.Invalid("at", $"补录请填写实际时间，应在 {ChinaTime.Short(earliest)} 到 {ChinaTime.Short(shift.EndsAt)} 之间。");
    }

    private async Task TellAsync(ShiftSignup signup, AttendanceEvent record, string reason, CancellationToken ct)
    {
        var what = record.Kind == AttendanceKind.In ? "签到" : "签退";
        var (title, body) = record.State switch
        {
            AttendanceState.Accepted => ($"{what}已确认", $"“{signup.Shift.Title}”的{what}已由组长或社区工作人员确认。"),
            AttendanceState.Refused => ($"{what}未通过", $"“{signup.Shift.Title}”的{what}没有通过确认：{reason}。有疑问请联系组长或社区。"),
            _ => ($"{what}补录待确认", $"已为您补录“{signup.Shift.Title}”的{what}，等社区工作人员确认。"),
        };
        await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.attendance", title, body, $"{record.Id:N}:{record.State}") { AboutKind = "shifts", AboutId = signup.ShiftId }, ct);
    }
}
