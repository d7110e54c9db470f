using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Moderation;

/// <summary>What the clock decides: a machine that does not answer, reports that nobody looked at.</summary>
public sealed class WatchModeration(NeighborPartyDb db, JudgeItem judge, TimeProvider time) : ICommunityJob
{
    /// <summary>24 hours after which content hidden by reports alone is shown again, if the machine had passed it.</summary>
    public static readonly TimeSpan HiddenUnreviewed = TimeSpan.FromHours(24);

    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var item in await db.ModerationItems.Where(i => i.State == ModerationState.MachineCheck && i.MachineDeadline <= now)
            .OrderBy(i => i.MachineDeadline).ThenBy(i => i.Id).Take(Batch).ToListAsync(ct))
            await judge.GiveUpWaitingAsync(item, ct);

        var hiddenBefore = now - HiddenUnreviewed;
        foreach (var item in await db.ModerationItems
            .Where(i => i.State == ModerationState.Queue && i.HiddenByReportsAt <= hiddenBefore && i.Verdict == MachineVerdict.Pass)
            .OrderBy(i => i.HiddenByReportsAt).ThenBy(i => i.Id).Take(Batch).ToListAsync(ct))
        {
            item.HiddenByReports(null);
            await judge.ContentOf(item).ShowAsync(item, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
