using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Hours;

/// <summary>What is wrong with a service's hours.</summary>
/// <param name="Kind">Time or Nothing.</param>
/// <param name="From">UTC; with Time.</param>
/// <param name="Until">UTC; with Time.</param>
public sealed record CorrectionWish(CorrectionKind Kind, DateTime? From, DateTime? Until, string? Reason);

/// <summary>The person, the shift's leader or staff ask for hours to be put right. Nothing changes before somebody else agrees.</summary>
public sealed class AskCorrection(NeighborPartyDb db, CurrentActor current, SamePerson same, DutyRoles roles, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a sign-up of others; 409 without a service, after the window, or while another waits; 400 for a time outside the plan.</exception>
    public async Task<HoursCorrection> RunAsync(Guid shiftId, Guid signupId, CorrectionWish wish, CancellationToken ct)
    {
        var reason = CleanText.Required("reason", wish.Reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var signup = await db.ShiftSignups.Include(s => s.Shift).Include(s => s.Attendance).FirstOrDefaultAsync(s => s.Id == signupId && s.ShiftId == shiftId, ct) ?? throw Refusals.NotFound("报名");
        if (current.Actor.PersonId != signup.PersonId)
            await roles.RequireLeadAsync(signup.Shift, ct);
        if (signup.Shift.State == ShiftState.Cancelled)
            throw DutyRefusals.Cancelled();
        if (!signup.IsProven)
            throw HoursRefusals.NotServed();
        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        var closes = signup.Shift.EndsAt.AddDays(policy.CorrectionDays);
        if (now > closes)
            throw HoursRefusals.TooLate(closes);
        var (from, until) = Checked(wish, signup.Shift);
        if (await db.HoursCorrections.AnyAsync(c => c.SignupId == signupId && c.State == CorrectionState.Asked, ct))
            throw HoursRefusals.AlreadyAsked();
        var correction = new HoursCorrection
        {
            Id = Ids.New(now), CommunityId = signup.CommunityId, PersonId = signup.PersonId, SignupId = signup.Id, ShiftId = shiftId, Kind = wish.Kind, From = from, Until = until,
            Reason = reason, AskedBy = current.Actor.Id, AskedByPersonId = await same.ActingAsync(ct), AskedAt = now, PolicyVersion = policy.Version,
        };
        return await SaveAsync(correction, write, ct);
    }

    /// <summary>Staff ask for minutes that no sign-up stands for.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="day">In China, not in the future.</param>
    /// <param name="minutes">Negative takes away what was added so before; at most a day's cap.</param>
    /// <param name="reason">For the trail and the person.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for an unknown person; 403 for anybody but staff; 400 outside the limits.</exception>
    public async Task<HoursCorrection> AdjustAsync(Guid personId, DateOnly day, int minutes, string? reason, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 100, "原因");
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        if (minutes == 0 || Math.Abs(minutes) > policy.HoursPerDayCap * 60)
            throw Refusals.Invalid("minutes", $"分钟数不能为 0，一天最多 {policy.HoursPerDayCap} 小时。");
        if (day > ChinaTime.Today(now) || day < ChinaTime.Today(now).AddDays(-policy.CorrectionDays))
            throw Refusals.Invalid("day", $"日期应在最近 {policy.CorrectionDays} 天内。");
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        var correction = new HoursCorrection
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = personId, Kind = CorrectionKind.Adjust, Day = day, Minutes = minutes, Reason = clean,
            AskedBy = current.Actor.Id, AskedByPersonId = await same.ActingAsync(ct), AskedAt = now, PolicyVersion = policy.Version,
        };
        return await SaveAsync(correction, write, ct);
    }

    private static (DateTime? From, DateTime? Until) Checked(CorrectionWish wish, Shift shift)
    {
        if (wish.Kind == CorrectionKind.Nothing)
            return (null, null);
        if (wish.Kind != CorrectionKind.Time)
            throw Refusals.Invalid("kind", "请选择更正时间或取消时长。");
        return wish is { From: { } from, Until: { } until } && from < until && from >= shift.ArrivalOpensAt && until <= shift.EndsAt
            ? (from, until)
            : throw Refusals.Invalid("from", $"请填写实际时间，应在 {ChinaTime.Short(shift.ArrivalOpensAt)} 到 {ChinaTime.Short(shift.EndsAt)} 之间。");
    }

    private async Task<HoursCorrection> SaveAsync(HoursCorrection correction, WriteTransaction write, CancellationToken ct)
    {
        db.HoursCorrections.Add(correction);
        audit.Record(new Act("correction.asked", nameof(HoursCorrection), correction.Id)
        {
            To = correction.State.ToString(), ReasonText = correction.Reason, OnBehalfOf = correction.PersonId, PolicyVersion = correction.PolicyVersion,
            Details = new { kind = correction.Kind.ToString(), correction.From, correction.Until, correction.Day, correction.Minutes },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return correction;
    }
}
