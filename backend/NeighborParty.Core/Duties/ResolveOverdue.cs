using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Closes the lists of ended shifts: at once where everybody is marked, and when the leader's time is over, leaving to staff
/// who is not. Never makes anybody a no-show. One shift for each transaction, so that nobody waits long.
/// </summary>
public sealed class ResolveOverdue(NeighborPartyDb db, DutyRoles roles, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const string Unmarked = "duty.unmarked";
    private const int AtOnce = 200;
    private static readonly TimeSpan RemindWithin = TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var overdue = now.AddHours(-(await policies.TodayAsync(ct)).ResolveHours);
        var due = await db.Shifts.Where(s => s.State == ShiftState.Ended && s.AutoClosesAt <= now
                && (s.EndsAt <= overdue || !db.ShiftSignups.Any(x => x.ShiftId == s.Id && (x.State == SignupState.Confirmed || x.State == SignupState.CheckedIn))))
            .OrderBy(s => s.EndsAt).ThenBy(s => s.Id).Take(AtOnce).Select(s => s.Id).ToListAsync(ct);
        foreach (var id in due)
            await ResolveAsync(id, now, ct);

        var unmarked = await db.Shifts.Where(s => s.State == ShiftState.Ended && s.AutoClosesAt <= now && s.AutoClosesAt > now - RemindWithin
                && db.ShiftSignups.Any(x => x.ShiftId == s.Id && (x.State == SignupState.Confirmed || x.State == SignupState.CheckedIn)))
            .OrderBy(s => s.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var shift in unmarked)
            await RemindAsync(shift, ct);
    }

    private async Task ResolveAsync(Guid id, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var shift = await db.Shifts.FirstAsync(s => s.Id == id, ct);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var open = await db.ShiftSignups.Where(s => s.ShiftId == id && (s.State == SignupState.Confirmed || s.State == SignupState.CheckedIn)).ToListAsync(ct);
        // Who forgot to check out is checked out first, by AdvanceShifts; of whom nobody knows when they left is left to staff.
        if (shift.State != ShiftState.Ended || await db.ShiftSignups.Where(s => s.ShiftId == id).AnyAsync(ShiftSignup.MayAutoClose, ct) || (open.Count > 0 && now < shift.EndsAt.AddHours(policy.ResolveHours)))
            return;
        foreach (var signup in open)
        {
            var before = signup.State;
            signup.Mark(SignupEvent.LeaveUnverified, DutyRole.System, Guid.Empty, null, now);
            audit.Record(new Act("duty.marked", nameof(ShiftSignup), signup.Id) { From = before.ToString(), To = signup.State.ToString(), ReasonCode = "not_resolved_in_time", PolicyVersion = policy.Version });
        }

        shift.Resolve(DutyRole.System, policy.SettleDays, now);
        audit.Record(new Act("shift.resolved", nameof(Shift), id) { From = nameof(ShiftState.Ended), To = shift.State.ToString(), Details = new { unverified = open.Count }, PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task RemindAsync(Shift shift, CancellationToken ct)
    {
        // Told once, and looked at every few minutes for hours: nobody's write waits for that.
        var leaders = await roles.LeadersOfAsync(shift, ct);
        var since = shift.EndsAt;
        var told = await db.InboxMessages.Where(m => leaders.Contains(m.PersonId) && m.CreatedAt >= since && m.AboutId == shift.Id && m.Kind == Unmarked).Select(m => m.PersonId).ToListAsync(ct);
        if (leaders.All(told.Contains))
            return;
        await using var write = await db.BeginWriteAsync(ct);
        var until = since.AddHours((await policies.VersionAsync(shift.PolicyVersion, ct)).ResolveHours);
        foreach (var leader in leaders)
            await tell.AddAsync(shift.CommunityId, leader, new Notice(Unmarked, "请核对值守名单",
                $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）还有人没有记录是否到场，请在 {ChinaTime.Short(until)} 前核对。", $"{shift.Id:N}:unmarked")
            { AboutKind = "shifts", AboutId = shift.Id }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
