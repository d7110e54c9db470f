using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <param name="Waiting">In the queue.</param>
/// <param name="Overdue">Longer than the community allows itself, in office time.</param>
/// <param name="OldestSince">UTC.</param>
public sealed record ModerationToDo(int Waiting, int Overdue, DateTime? OldestSince);

/// <summary>For the overview: is anybody waiting for a moderator?</summary>
public sealed class ModerationNeedingAction(NeighborPartyDb db, TimeProvider time)
{
    public async Task<ModerationToDo> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var waiting = db.ModerationItems.AsNoTracking().Where(i => i.State == ModerationState.Queue);
        var oldest = await waiting.MinAsync(i => i.QueuedAt, ct);
        return oldest is null ? new ModerationToDo(0, 0, null) : new ModerationToDo(await waiting.CountAsync(ct), await waiting.CountAsync(i => i.DueAt <= now, ct), oldest);
    }
}
