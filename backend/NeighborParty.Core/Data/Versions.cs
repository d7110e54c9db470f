using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Data;

public static class Versions
{
    /// <summary>Call before changing what people edit.</summary>
    /// <param name="expected">From If-Match; null when the caller sent none.</param>
    /// <exception cref="RefusedException">428 without a version; 412 with who changed it and when if it is not the current one.</exception>
    public static async Task RequireVersionAsync<T>(this NeighborPartyDb db, T row, Guid id, int? expected, CancellationToken ct)
        where T : class, IVersioned
    {
        if (expected is null)
            throw Refusals.VersionRequired();
        if (row.Version == expected)
            return;

        var last = await db.Set<AuditEvent>().AsNoTracking()
            .Where(e => e.EntityId == id)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence)
            .Select(e => new { e.ActorKind, e.ActorName, e.At })
            .FirstOrDefaultAsync(ct);
        // A resident's name is not the next one's business; staff sign with theirs.
        throw Refusals.Stale(last is null ? null : last.ActorKind == ActorKind.Staff ? last.ActorName : "别人", last?.At);
    }
}
