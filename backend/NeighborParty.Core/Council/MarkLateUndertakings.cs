using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Council;

/// <summary>What is not ended when its day is over is late, once: it stands on the first page of the office until it is ended or has another day.</summary>
public sealed class MarkLateUndertakings(NeighborPartyDb db, UndertakingDesk desk, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        if (!await Late(now).AnyAsync(ct))
            return;
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var undertaking in await Late(now).OrderBy(u => u.DueOn).ThenBy(u => u.Id).Take(Batch).ToListAsync(ct))
        {
            undertaking.MarkLate(now);
            desk.Note(undertaking, UndertakingEvent.Late, undertaking.State, CouncilRole.System);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private IQueryable<CouncilUndertaking> Late(DateTime now) => db.CouncilUndertakings.Where(CouncilUndertaking.LateOn(ChinaTime.Today(now))).Where(u => u.LateSince == null);
}
