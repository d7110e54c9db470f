using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Council;

/// <summary>What the clock does for the council: escalated orders come in, and at the cut-off the agenda is fixed.</summary>
public sealed class KeepAgenda(NeighborPartyDb db, GatherFromOrders gather, ArrangeAgenda arrange, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var due = await db.CouncilDays.AnyAsync(d => d.State == CouncilDayState.Planned && d.CutOffAt <= now, ct);
        if (!due && !await gather.IsDueAsync(ct))
            return;

        await using var write = await db.BeginWriteAsync(ct);
        await gather.RunAsync(ct);
        foreach (var day in await db.CouncilDays.Where(d => d.State == CouncilDayState.Planned && d.CutOffAt <= now).OrderBy(d => d.StartsAt).ToListAsync(ct))
            await arrange.FixAsync(day, ct);
        await write.CommitAsync(ct);
    }
}
