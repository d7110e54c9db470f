using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Calls;

/// <summary>What nobody needs to tell any more leaves the list: the shift is over, it is old, or the person has read it. Otherwise the list would begin with ever more dead ones.</summary>
public sealed class EndCalls(NeighborPartyDb db, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        while (await OneAsync(ct) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task<int> OneAsync(CancellationToken ct)
    {
        var (now, oldest) = (time.Now(), time.Now() - ReadCalls.Kept);
        var over = await db.InboxMessages
            .Where(m => m.CallSince != null && m.AboutKind != ReadCalls.People && (m.ReadAt != null || (m.AboutKind == ReadCalls.Shifts ? !db.Shifts.Any(s => s.Id == m.AboutId && s.EndsAt > now) : m.CallSince <= oldest)))
            .OrderBy(m => m.CallSince).ThenBy(m => m.Id).Take(Batch).ToListAsync(ct);
        over.ForEach(m => m.EndCall());
        await db.SaveChangesAsync(ct);
        return over.Count;
    }
}
