using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>
/// Takes WeChat's verdict on a photo. It names only a trace id and may come twice, late, or before the answer
/// with its trace id was stored; the first one counts.
/// </summary>
public sealed class TakeMediaVerdict(NeighborPartyDb db, JudgeItem judge, CommunityScope scope, TimeProvider time) : IPushHandler
{
    public string Event => PushEvents.MediaCheck;

    /// <exception cref="PushTooEarlyException">No request with this trace id is known yet.</exception>
    public async Task HandleAsync(PushMessage push, CancellationToken ct)
    {
        var result = ((MediaCheckPush)push).Result;
        // First whose it is, then the community's line of writers, then the look that counts: reports and decisions may come at the same moment.
        var found = await db.MediaChecks.AcrossCommunities().AsNoTracking().FirstOrDefaultAsync(m => m.TraceId == result.TraceId, ct) ?? throw new PushTooEarlyException();
        scope.Enter(found.CommunityId);
        await using var write = await db.BeginWriteAsync(ct);
        var check = await db.MediaChecks.FirstAsync(m => m.Id == found.Id, ct);
        if (check.Verdict != MachineVerdict.None)
            return;

        check.Judged(MachineVerdicts.Of(result), result.Label, time.Now());
        await judge.RunAsync(await db.ModerationItems.FirstAsync(i => i.Id == check.ItemId, ct), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
