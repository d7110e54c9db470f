using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Audit;

/// <summary>Writes the heads of all chains to the anchor file, once for each day in China. Whichever community's turn comes first does it for all.</summary>
public sealed class ExportAuditAnchors(NeighborPartyDb db, AuditAnchors anchors, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct) =>
        await anchors.ExportAsync(await db.AuditChainHeads.AsNoTracking().ToListAsync(ct), ChinaTime.Today(time.Now()), ct);
}
