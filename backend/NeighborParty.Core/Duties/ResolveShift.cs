using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Duties;

public enum ResolveOutcome
{
    /// <summary>Was there: put in as a supplement, which somebody else of the office confirms.</summary>
    Came,
    NoShow,
    Excused,
}

/// <summary>What the leader says of one unmarked person.</summary>
/// <param name="Reason">Needed but for a no-show.</param>
/// <param name="From">UTC; null: the planned start.</param>
/// <param name="Until">UTC; null: the planned end.</param>
public sealed record ResolveMark(Guid SignupId, ResolveOutcome Outcome, string? Reason, DateTime? From = null, DateTime? Until = null);

/// <param name="Left">How many are still unmarked; the shift is resolved at 0.</param>
public sealed record Resolved(Guid ShiftId, ShiftState State, int Left)
{
    public static Resolved Example => new(new Guid("01950000-0000-7000-8000-000000000001"), ShiftState.Resolved, 0);
}

/// <summary>The leader marks who was left unmarked, all lines of a batch or none. Nobody marks oneself.</summary>
public sealed class ResolveShift(NeighborPartyDb db, DutyRoles roles, SamePerson same, PolicyBook policies, WatchManualConfirms manual, CurrentActor current, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a shift of others; 409 before the end, once settled, after the policy's days for supplements, or for who is marked already; 403 for oneself.</exception>
    public async Task<Resolved> RunAsync(Guid shiftId, IReadOnlyList<ResolveMark> marks, CancellationToken ct)
    {
        if (marks.Count > DutyPlan.MaxCapacity || marks.DistinctBy(m => m.SignupId).Count() != marks.Count)
            throw Refusals.Invalid("marks", "名单里有重复的人。");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await db.Shifts.FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        if (shift.State is ShiftState.Cancelled or ShiftState.Draft)
            throw DutyRefusals.Cancelled();
        if (now < shift.EndsAt)
            throw DutyRefusals.NotEnded(shift.EndsAt);
        // The clock decides, not whether its job has run.
        shift.Advance(now);
        if (shift.State == ShiftState.Settled)
            throw DutyRefusals.IsSettled();
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var ids = marks.Select(m => m.SignupId).ToList();
        var signups = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance).Where(s => s.ShiftId == shiftId && ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        foreach (var mark in marks)
            await MarkAsync(signups.GetValueOrDefault(mark.SignupId) ?? throw Refusals.NotFound("报名"), mark, role, policy, now, ct);
        await db.SaveChangesAsync(ct);
        if (marks.Any(m => m.Outcome == ResolveOutcome.Came))
        {
            await manual.OfSavedAsync(shift, ct);
            await db.SaveChangesAsync(ct);
        }

        var left = await db.ShiftSignups.CountAsync(s => s.ShiftId == shiftId && (s.State == SignupState.Confirmed || s.State == SignupState.Unverified), ct);
        left += await db.ShiftSignups.Where(s => s.ShiftId == shiftId).CountAsync(ShiftSignup.NeedsDeparture, ct);
        var forgotten = now < shift.AutoClosesAt && await db.ShiftSignups.AnyAsync(s => s.ShiftId == shiftId && s.State == SignupState.CheckedIn, ct);
        if (shift.State == ShiftState.Ended && left == 0 && !forgotten)
        {
            shift.Resolve(role, policy.SettleDays, now);
            audit.Record(new Act("shift.resolved", nameof(Shift), shift.Id) { From = nameof(ShiftState.Ended), To = shift.State.ToString(), Via = ViaOf(role), PolicyVersion = policy.Version });
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        return new Resolved(shift.Id, shift.State, left);
    }

    private async Task MarkAsync(ShiftSignup signup, ResolveMark mark, DutyRole role, CommunityPolicy policy, DateTime now, CancellationToken ct)
    {
        if (await same.IsActingAsync(signup.PersonId, ct))
            throw AttendanceRefusals.Own();
        var reason = mark.Outcome == ResolveOutcome.NoShow ? CleanText.Optional("reason", mark.Reason, 100, "原因") : CleanText.Required("reason", mark.Reason, 100, "原因");
        var before = signup.State;
        if (mark.Outcome == ResolveOutcome.Came)
            Supplement(signup, mark, reason!, role, policy, now);
        else
            signup.Mark(mark.Outcome == ResolveOutcome.NoShow ? SignupEvent.MarkNoShow : SignupEvent.Excuse, role, current.Actor.Id, reason, now);
        audit.Record(new Act("duty.marked", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), ReasonText = reason, OnBehalfOf = signup.PersonId, Via = ViaOf(role), PolicyVersion = policy.Version,
        });
        await TellAsync(signup, mark.Outcome, reason, now.AddDays(policy.NoShowAppealDays), ct);
    }

    /// <summary>Waits for another officer, like every supplement.</summary>
    private void Supplement(ShiftSignup signup, ResolveMark mark, string reason, DutyRole role, CommunityPolicy policy, DateTime now)
    {
        var shift = signup.Shift;
        if (shift.EndsAt.AddDays(policy.SupplementDays) is var last && now > last)
            throw CheckInRefusals.Closed(last);
        var (from, until) = (signup.Arrival?.At ?? mark.From ?? shift.StartsAt, mark.Until ?? shift.EndsAt);
        if (from < shift.ArrivalOpensAt || until > shift.EndsAt || from >= until)
            throw Refusals.Invalid("from", $"补录请填写实际时间，应在 {ChinaTime.Short(shift.ArrivalOpensAt)} 到 {ChinaTime.Short(shift.EndsAt)} 之间。");
        var evidence = new Evidence
        {
            Id = Ids.New(now), At = from, State = AttendanceState.PendingStaff, Via = ViaOf(role), RecordedBy = current.Actor.Id, Reason = reason, Flags = AttendanceFlags.Supplemented,
        };
        signup.RecordArrival(evidence, role);
        signup.RecordDeparture(evidence with { Id = Ids.New(now), At = until }, role);
    }

    private async Task TellAsync(ShiftSignup signup, ResolveOutcome outcome, string? reason, DateTime until, CancellationToken ct)
    {
        var what = $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）";
        var (title, body) = outcome switch
        {
            ResolveOutcome.NoShow => ("值守记为未到", $"{what}记为未到{(reason is null ? "" : "：" + reason)}。有不同意见，请在 {ChinaTime.Short(until)} 前申诉。"),
            ResolveOutcome.Excused => ("值守记为请假", $"{what}记为请假：{reason}。"),
            _ => ("已为您补录值守", $"已为您补录{what}的签到签退，等社区工作人员确认。"),
        };
        await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.marked", title, body, $"{signup.Id:N}:{outcome}") { AboutKind = "shifts", AboutId = signup.ShiftId }, ct);
    }

    private static ActedVia ViaOf(DutyRole role) => role == DutyRole.Staff ? ActedVia.Staff : ActedVia.Leader;
}
