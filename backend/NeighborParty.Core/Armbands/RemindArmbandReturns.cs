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
            db.ChangeTracker.Clear();
    }

    /// <summary>Looks before it writes: between two rungs there are days, and this runs every few minutes.</summary>
    /// <returns>The last id of a full page; null when there is nothing behind it.</returns>
    private async Task<Guid?> PageAsync(Guid after, CancellationToken ct)
    {
        var now = time.Now();
        var soon = now.AddDays((await policies.TodayAsync(ct)).ArmbandDueSoonDays);
        var due = Due(soon).Where(a => a.Id.CompareTo(after) > 0);
        var seen = await due.AsNoTracking().OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        var waiting = new List<Guid>();
        foreach (var armband in seen)
        {
            if (armband.IsLate(now) || await RungAsync(armband, now, ct) is not null)
                waiting.Add(armband.Id);
        }

        if (waiting.Count > 0)
            await MoveOnAsync(Due(soon).Where(a => waiting.Contains(a.Id)), now, ct);
        return seen.Count == AtOnce ? seen[^1].Id : null;
    }

    private IQueryable<Armband> Due(DateTime soon) => db.Armbands
        .Where(a => (a.State == ArmbandState.Issued || a.State == ArmbandState.ReturnPending || a.State == ArmbandState.Overdue)
            && a.DueAt <= soon && a.RemindedRung != ReturnRung.Staff);

    private async Task MoveOnAsync(IQueryable<Armband> waiting, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var armband in await waiting.OrderBy(a => a.Id).ToListAsync(ct))
            await MoveOnAsync(armband, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The rung to climb to now; null: none, or it is night.</summary>
    private async Task<ReturnRung?> RungAsync(Armband armband, DateTime now, CancellationToken ct)
    {
        var rung = ReturnLadder.At(armband.DueAt!.Value, await policies.VersionAsync(armband.PolicyVersion, ct), now);
        return rung > armband.RemindedRung && !ChinaTime.IsQuiet(now) ? rung : null;
    }

    private async Task MoveOnAsync(Armband armband, DateTime now, CancellationToken ct)
    {
        var (from, holder) = (armband.State, new ArmbandFacts(armband.HolderPersonId));
        if (armband.FallDue(now))
            history.Add(armband, ArmbandStep.FallDue, from, ArmbandRole.System, holder);

        var before = armband.RemindedRung;
        if (await RungAsync(armband, now, ct) is not { } rung)
            return;
        armband.Remind(rung, now);
        history.Add(armband, ArmbandStep.Remind, armband.State, ArmbandRole.System, holder with { Detail = ReturnLadder.WordOf(rung) });
        await notices.BringBackAsync(armband, toLeaders: before < ReturnRung.Leader && rung >= ReturnRung.Leader, ct);
    }
}
