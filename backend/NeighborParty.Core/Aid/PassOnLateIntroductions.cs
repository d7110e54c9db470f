using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Aid;

/// <summary>Who offers help is not left waiting because a leader is away: after the time the branch secretaries are told. The office sees everything from the beginning.</summary>
public sealed class PassOnLateIntroductions(NeighborPartyDb db, AidIntroducers introducers, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        if (!await Late(now).AnyAsync(ct))
            return;
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var answer in await Late(now).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).Take(Batch).ToListAsync(ct))
            await introducers.PassOnAsync(await db.AidPosts.FirstAsync(p => p.Id == answer.PostId, ct), answer, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private IQueryable<AidAnswer> Late(DateTime now) => db.AidAnswers.Where(a => a.State == AidAnswerState.AwaitsIntroduction && a.IntroductionDueAt <= now);
}
