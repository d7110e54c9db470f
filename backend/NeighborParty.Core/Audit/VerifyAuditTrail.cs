using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Audit;

/// <summary>The first row at which a chain does not hold.</summary>
public sealed record AuditFault(Guid CommunityId, long Sequence, string What);

/// <summary>Walks every chain and names the first bad row: edited, deleted, inserted, reordered, or a tail cut off.</summary>
public sealed class VerifyAuditTrail(NeighborPartyDb db, AuditChain chain, AuditAnchors anchors)
{
    public async Task<IReadOnlyList<AuditFault>> RunAsync(CancellationToken ct)
    {
        var faults = new List<AuditFault>();
        var heads = await db.AuditChainHeads.AsNoTracking().ToListAsync(ct);
        var present = await db.AuditEvents.AcrossCommunities().Select(e => e.CommunityId).Distinct().ToListAsync(ct);
        var anchored = anchors.Read();
        foreach (var community in heads.Select(h => h.CommunityId).Union(present).Union(anchored.Keys))
        {
            var fault = await WalkAsync(community, heads.Find(h => h.CommunityId == community), anchored.GetValueOrDefault(community), ct);
            if (fault is not null)
                faults.Add(fault);
        }

        return faults;
    }

    /// <summary>One community's chain, for its own staff.</summary>
    public async Task<AuditFault?> OneAsync(Guid community, CancellationToken ct) =>
        await WalkAsync(community, await db.AuditChainHeads.AsNoTracking().FirstOrDefaultAsync(h => h.CommunityId == community, ct), anchors.Read().GetValueOrDefault(community), ct);

    private async Task<AuditFault?> WalkAsync(Guid community, AuditChainHead? head, IReadOnlyDictionary<long, string>? anchored, CancellationToken ct)
    {
        long expected = 1;
        var previous = "";
        var rows = db.AuditEvents.AcrossCommunities().AsNoTracking().Where(e => e.CommunityId == community).OrderBy(e => e.Sequence);
        try
        {
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (row.Sequence != expected)
                    return new AuditFault(community, expected, row.Sequence > expected ? "missing" : "inserted");
                if (row.PreviousHash != previous)
                    return new AuditFault(community, row.Sequence, "does not follow its predecessor");
                if (row.Hash != chain.HashOf(row))
                    return new AuditFault(community, row.Sequence, "changed");
                if (anchored is not null && anchored.TryGetValue(row.Sequence, out var hash) && hash != row.Hash)
                    return new AuditFault(community, row.Sequence, "differs from the exported anchor");
                previous = row.Hash;
                expected++;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or InvalidCastException)
        {
            // A word that no program ever wrote there, e.g. an unknown kind of actor.
            return new AuditFault(community, expected, "changed: not readable");
        }

        var last = Math.Max(head?.Sequence ?? 0, anchored is { Count: > 0 } ? anchored.Keys.Max() : 0);
        if (expected - 1 < last)
            return new AuditFault(community, expected, "missing: the tail was cut off");
        return head is not null && head.Hash == previous && head.Sequence == expected - 1
            ? null
            : new AuditFault(community, expected - 1, "the head of the chain does not match");
    }
}
