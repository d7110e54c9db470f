using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>How many one person may retire alone. Counted over a day, or eleven would go as ten and one.</summary>
public sealed class RetirementLimit(NeighborPartyDb db, CurrentActor current, PolicyBook policies, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<bool> NeedsTwoAsync(int more, CancellationToken ct)
    {
        var (me, since) = (current.Actor.Id, time.Now() - Day);
        var most = (await policies.TodayAsync(ct)).ArmbandRetireAloneMost;
        if (more > most)
            return true;
        // What a second person agreed to counts for neither.
        var alone = await db.ArmbandEvents.CountAsync(e => e.Step == ArmbandStep.Retire && e.At > since && e.ActorId == me && e.Detail == null, ct);
        return alone + more > most;
    }
}
