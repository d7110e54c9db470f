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
        var anchored = anchors.Read();
        foreach (var community in heads.Select(h => h.CommunityId).Union(await WithRowsAsync(ct)).Union(anchored.Keys))
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

    /// <summary>
    /// Asked of the rows themselves: whoever takes away a head, and the community with it, leaves rows that no other table names.
    /// One step of the index for each community, where a DISTINCT would walk through all rows.
    /// </summary>
    private async Task<List<Guid>> WithRowsAsync(CancellationToken ct)
    {
        var found = new List<Guid>();
        var next = await First(db.AuditEvents.AcrossCommunities()).FirstOrDefaultAsync(ct);
        while (next is { } community)
        {
            found.Add(community);
            next = await First(After(db, community)).FirstOrDefaultAsync(ct);
        }

        return found;
    }

    /// <summary>Rows of the communities that come after this one in the index.</summary>
    internal static IQueryable<AuditEvent> After(NeighborPartyDb db, Guid community) => db.AuditEvents.AcrossCommunities().Where(e => e.CommunityId > community);

    internal static IQueryable<Guid?> First(IQueryable<AuditEvent> rows) => rows.OrderBy(e => e.CommunityId).Select(e => (Guid?)e.CommunityId).Take(1);

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
