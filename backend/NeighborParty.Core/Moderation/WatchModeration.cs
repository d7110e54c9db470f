using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>What the clock decides: a machine that does not answer, reports that nobody looked at, measures that are over.</summary>
public sealed class WatchModeration(NeighborPartyDb db, JudgeItem judge, ModerationTargets targets, PolicyBook policies, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var item in await db.ModerationItems.Where(i => i.State == ModerationState.MachineCheck && i.MachineDeadline <= now)
            .OrderBy(i => i.MachineDeadline).ThenBy(i => i.Id).Take(Batch).ToListAsync(ct))
            await judge.GiveUpWaitingAsync(item, ct);

        var hiddenBefore = now.AddHours(-(await policies.TodayAsync(ct)).ReportsHiddenHours);
        foreach (var item in await db.ModerationItems
            .Where(i => i.State == ModerationState.Queue && i.HiddenByReportsAt <= hiddenBefore && i.Verdict == MachineVerdict.Pass)
            .OrderBy(i => i.HiddenByReportsAt).ThenBy(i => i.Id).Take(Batch).ToListAsync(ct))
        {
            item.HiddenByReports(null);
            await judge.ContentOf(item).ShowMeanwhileAsync(item, ct);
            audit.Record(new Act("moderation.shown_meanwhile", nameof(ModerationItem), item.Id) { Details = new { content = item.ContentKind, id = item.ContentId } });
        }

        // What came into the queue before there were targets has one from now on.
        foreach (var item in await db.ModerationItems.Where(i => i.State == ModerationState.Queue && i.DueAt == null && i.QueuedAt != null).OrderBy(i => i.Id).Take(Batch).ToListAsync(ct))
            item.SetDue(await targets.DueAsync(urgent: false, item.QueuedAt!.Value, ct));

        foreach (var measure in await db.AuthorMeasures.Where(m => m.State == MeasureState.Active && m.Until <= now).OrderBy(m => m.Until).ThenBy(m => m.Id).Take(Batch).ToListAsync(ct))
        {
            measure.End(now);
            audit.Record(new Act("measure.ended", nameof(AuthorMeasure), measure.Id) { From = nameof(MeasureState.Active), To = measure.State.ToString() });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
