using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Idempotency;

/// <summary>First answers are kept for a day and no longer. The table has no community, so after the first one the others find nothing left.</summary>
public sealed class SweepIdempotencyRecords(NeighborPartyDb db, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var old = time.Now() - IdempotencyRecord.Kept;
        await using var write = await db.BeginWriteAsync(ct);
        await db.IdempotencyRecords.Where(r => r.CreatedAt < old).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }
}
