using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>
/// A per-duty armband is due some hours after its wearer left the duty, by whichever way that was recorded. Whoever was given
/// one and has no duty to come is to bring it back within a day.
/// </summary>
public sealed class SetDueAfterDuty(NeighborPartyDb db, PolicyBook policies, ArmbandHistory history, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var held = await db.Armbands
            .Where(a => a.Kind == ArmbandKind.PerDuty && a.DueAt == null && (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending))
            .OrderBy(a => a.IssuedAt).ThenBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var armband in held)
            if (await DueAsync(armband, policy, now, ct) is { } due)
            {
                var from = armband.State;
                armband.SetDue(due.At, due.Shift, ArmbandRole.System, now);
                history.Add(armband, ArmbandStep.SetDue, from, ArmbandRole.System, new ArmbandFacts(armband.HolderPersonId, due.Shift is null ? "no_duty" : "after_duty"));
            }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<(DateTime At, Guid? Shift)?> DueAsync(Armband armband, CommunityPolicy policy, DateTime now, CancellationToken ct)
    {
        var (person, since) = (armband.HolderPersonId!.Value, armband.IssuedAt!.Value);
        var left = await db.ShiftSignups.AsNoTracking().Where(s => s.PersonId == person)
            .SelectMany(s => s.Attendance).Where(e => e.Kind == AttendanceKind.Out && e.State != AttendanceState.Refused && e.At >= since)
            .OrderBy(e => e.At).Select(e => new { e.At, e.ShiftId }).FirstOrDefaultAsync(ct);
        if (left is not null)
            return (left.At.AddHours(policy.ArmbandPerDutyReturnHours), left.ShiftId);
        var waits = await db.ShiftSignups.AnyAsync(s => s.PersonId == person
            && (s.State == SignupState.CheckedIn || (s.State == SignupState.Confirmed && s.Shift.EndsAt > now)), ct);
        return waits ? null : (since.AddHours(policy.ArmbandWithoutDutyHours), null);
    }
}
