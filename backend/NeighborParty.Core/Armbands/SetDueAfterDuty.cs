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
    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        // Page by page through all of them: whoever still has a duty to come must not hide those behind.
        for (var after = Guid.Empty; await PageAsync(after, ct) is { } last; after = last)
            db.ChangeTracker.Clear();
    }

    /// <returns>The last id of a full page; null when there is nothing behind it.</returns>
    private async Task<Guid?> PageAsync(Guid after, CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var held = await db.Armbands.AsNoTracking()
            .Where(a => a.Kind == ArmbandKind.PerDuty && a.DueAt == null && (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending) && a.Id.CompareTo(after) > 0)
            .OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        // Asked outside any transaction, so that nobody at the door waits for it.
        var due = new Dictionary<Guid, (Armband Seen, DateTime At, Guid? Shift)>();
        foreach (var armband in held)
            if (await DueAsync(armband, policy, now, ct) is { } found)
                due[armband.Id] = (armband, found.At, found.Shift);
        if (due.Count > 0)
            await SetAsync(due, now, ct);
        return held.Count == AtOnce ? held[^1].Id : null;
    }

    private async Task SetAsync(Dictionary<Guid, (Armband Seen, DateTime At, Guid? Shift)> due, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var ids = due.Keys.ToList();
        foreach (var armband in await db.Armbands.Where(a => ids.Contains(a.Id)).ToListAsync(ct))
        {
            var (seen, at, shift) = due[armband.Id];
            // Every step counts: whatever somebody did to it meanwhile, the next turn looks at it anew.
            if (armband.Steps != seen.Steps)
                continue;
            var from = armband.State;
            armband.SetDue(at, shift, ArmbandRole.System, now);
            history.Add(armband, ArmbandStep.SetDue, from, ArmbandRole.System, new ArmbandFacts(armband.HolderPersonId, shift is null ? "no_duty" : "after_duty"));
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
