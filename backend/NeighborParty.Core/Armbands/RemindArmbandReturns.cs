using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>Marks what is late, and climbs the ladder of reminders outside quiet hours, one rung once.</summary>
public sealed class RemindArmbandReturns(NeighborPartyDb db, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        // Page by page, each in a short transaction: a thousand late armbands must not stop the check-ins.
        for (var after = Guid.Empty; await PageAsync(after, ct) is { } last; after = last)
        {
        }
    }

    /// <returns>The last id of a full page; null when there is nothing behind it.</returns>
    private async Task<Guid?> PageAsync(Guid after, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var soon = now.AddDays((await policies.TodayAsync(ct)).ArmbandDueSoonDays);
        var due = await db.Armbands
            .Where(a => (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending || a.State == ArmbandState.Overdue)
                && a.DueAt <= soon && a.RemindedRung != ReturnRung.Staff && a.Id.CompareTo(after) > 0)
            .OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var armband in due)
            await MoveOnAsync(armband, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return due.Count == AtOnce ? due[^1].Id : null;
    }

    private async Task MoveOnAsync(Armband armband, DateTime now, CancellationToken ct)
    {
        var (from, holder) = (armband.State, new ArmbandFacts(armband.HolderPersonId));
        if (armband.FallDue(now))
            history.Add(armband, ArmbandStep.FallDue, from, ArmbandRole.System, holder);

        var before = armband.RemindedRung;
        var rung = ReturnLadder.At(armband.DueAt!.Value, await policies.VersionAsync(armband.PolicyVersion, ct), now);
        if (rung <= before || ChinaTime.IsQuiet(now))
            return;
        armband.Remind(rung, now);
        history.Add(armband, ArmbandStep.Remind, armband.State, ArmbandRole.System, holder with { Detail = ReturnLadder.WordOf(rung) });
        await notices.BringBackAsync(armband, toLeaders: before < ReturnRung.Leader && rung >= ReturnRung.Leader, ct);
    }
}
