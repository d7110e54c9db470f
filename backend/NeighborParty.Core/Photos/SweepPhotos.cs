using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Photos;

/// <summary>Deletes photos that nobody attached within a day, pictures of signatures, of ended orders and of ended posts after a year, and files that never got a row.</summary>
public sealed class SweepPhotos(NeighborPartyDb db, IPhotoStore store, CommunityScope scope, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var community = scope.CommunityId!.Value;
        var before = time.Now() - Photo.KeptUnattached;
        var forgotten = await db.Photos.Where(p => p.AttachedTo == null && p.CreatedAt < before).OrderBy(p => p.Id).Take(Batch).ToListAsync(ct);
        db.Photos.RemoveRange(forgotten);
        db.Photos.RemoveRange(await OldSignatures().Take(Batch).ToListAsync(ct));
        var checkedOnes = await OfOldOrders().Take(Batch).ToListAsync(ct);
        var ofPosts = await OfOldPosts().Take(Batch).ToListAsync(ct);
        await TakeOutAsync(ofPosts, ct);
        checkedOnes.AddRange(ofPosts);
        var ids = checkedOnes.ConvertAll(p => p.Id);
        db.MediaChecks.RemoveRange(await db.MediaChecks.Where(c => ids.Contains(c.PhotoId)).ToListAsync(ct));
        db.Photos.RemoveRange(checkedOnes);
        await db.SaveChangesAsync(ct);

        // After the rows: a crash in between leaves files without rows, which the next run finds.
        await foreach (var names in store.NamesOlderThanAsync(community, before, ct).Chunk(Batch).WithCancellation(ct))
        {
            var known = await db.Photos.Where(p => names.Contains(p.FileName)).Select(p => p.FileName).ToListAsync(ct);
            foreach (var name in names.Except(known))
                await store.DeleteAsync(community, name, ct);
        }
    }

    /// <summary>Somebody's hand or face in the history of an armband; the step itself stays (domain 3.8: evidence is kept a year).</summary>
    private IQueryable<Photo> OldSignatures() => Old().Where(p => db.ArmbandEvents.Any(e => e.Id == p.AttachedTo));

    /// <summary>Somebody's home. A paper leaf belongs to the slip and stays with it.</summary>
    private IQueryable<Photo> OfOldOrders()
    {
        var before = time.Now() - Photo.KeptAttached;
        return Old().Where(p => db.Orders.Any(o => o.Id == p.AttachedTo && o.EndedAt < before) && !db.SlipLeaves.Any(l => l.PaperPhotoId == p.Id));
    }

    /// <summary>
    /// A neighbour's things. What is still to be judged keeps its pictures, and so does for another year what was judged after
    /// the end: its author may say that this was wrong. What was refused and left lying ends when it would have.
    /// </summary>
    private IQueryable<Photo> OfOldPosts()
    {
        var before = time.Now() - Photo.KeptAttached;
        return Old().Where(p => db.AidPosts.Any(a => a.Id == p.AttachedTo && (a.EndedAt < before || (a.State == AidPostState.Rejected && a.ExpiresAt < before))
            && !db.ModerationItems.Any(i => i.ContentKind == ModeratedAidPosts.ContentKind && i.ContentId == a.Id
                && (i.State == ModerationState.MachineCheck || i.State == ModerationState.Queue || i.DecidedAt >= before
                    || db.ModerationAppeals.Any(o => o.ItemId == i.Id && o.State == ModerationAppealState.Open)))));
    }

    /// <summary>Out of every version of their posts, so that nobody is given an address where nothing is.</summary>
    private async Task TakeOutAsync(List<Photo> photos, CancellationToken ct)
    {
        var (ids, posts) = (photos.ConvertAll(p => p.Id), photos.ConvertAll(p => p.AttachedTo!.Value).Distinct().ToList());
        foreach (var content in await db.AidPostContents.Where(c => posts.Contains(c.PostId)).ToListAsync(ct))
            content.PhotoIds = [.. content.PhotoIds.Except(ids)];
    }

    private IQueryable<Photo> Old()
    {
        var before = time.Now() - Photo.KeptAttached;
        return db.Photos.Where(p => p.AttachedTo != null && p.CreatedAt < before).OrderBy(p => p.Id);
    }
}
