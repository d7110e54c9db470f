using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Photos;

/// <summary>Makes photos part of something. Runs in the caller's unit of work.</summary>
public sealed class AttachPhotos(NeighborPartyDb db)
{
    /// <param name="owner">Only the owner's own photos can be attached.</param>
    /// <param name="to">What they belong to; photos that belong to it already may be named again.</param>
    /// <exception cref="Basics.RefusedException">422 when one is gone, somebody else's, or part of something else.</exception>
    public async Task RunAsync(Guid owner, Guid to, IReadOnlyCollection<Guid> photoIds, CancellationToken ct)
    {
        if (photoIds.Count == 0)
            return;
        var photos = await db.Photos.Where(p => photoIds.Contains(p.Id) && p.OwnerId == owner && (p.AttachedTo == null || p.AttachedTo == to)).ToListAsync(ct);
        if (photos.Count != photoIds.Distinct().Count() || photos.Count != photoIds.Count)
            throw PhotoRefusals.NotYours();
        photos.ForEach(p => p.AttachTo(to));
    }
}
