using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>
/// Takes WeChat's verdict on a photo. It names only a trace id and may come twice, late, or before the answer
/// with its trace id was stored; the first one counts.
/// </summary>
public sealed class TakeMediaVerdict(NeighborPartyDb db, JudgeItem judge, CommunityScope scope, TimeProvider time)
{
    public async Task RunAsync(MediaCheckResult result, CancellationToken ct)
    {
        if (result.TraceId.Length is 0 or > 80)
            return;

        var now = time.Now();
        var verdict = MachineVerdicts.Of(result);
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.MediaChecks.AcrossCommunities().FirstOrDefaultAsync(m => m.TraceId == result.TraceId, ct) is { } check)
        {
            if (check.Verdict != MachineVerdict.None)
                return;
            scope.Enter(check.CommunityId);
            check.Judged(verdict, result.Label, now);
            await judge.RunAsync(await db.ModerationItems.FirstAsync(i => i.Id == check.ItemId, ct), ct);
        }
        else if (!await db.EarlyMediaVerdicts.AnyAsync(v => v.TraceId == result.TraceId, ct))
        {
            db.EarlyMediaVerdicts.Add(new EarlyMediaVerdict { TraceId = result.TraceId, Verdict = verdict, Label = result.Label, ReceivedAt = now });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
