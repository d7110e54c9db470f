using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Aid;

/// <summary>Who sees a post: neighbours of its building or compound while it is shown; its author always; who answered it, unless it was hidden.</summary>
public static class AidSight
{
    public static Expression<Func<AidPost, bool>> ShownTo(NeighbourPlaces places) => p =>
        (p.State == AidPostState.Open || p.State == AidPostState.Matched) && p.ShownVersion != null
        && ((p.Visibility == AidVisibility.Building && places.Buildings.Contains(p.BuildingId))
            || (p.Visibility == AidVisibility.Compound && places.Compounds.Contains(p.CompoundId)));

    /// <exception cref="RefusedException">404 for whom the post is not.</exception>
    public static async Task<AidPost> RequireSeenAsync(this NeighborPartyDb db, Guid postId, Guid personId, NeighbourPlaces places, CancellationToken ct)
    {
        var post = await db.AidPosts.FirstOrDefaultAsync(p => p.Id == postId, ct) ?? throw Refusals.NotFound();
        var seen = post.AuthorId == personId
            || await db.AidPosts.Where(ShownTo(places)).AnyAsync(p => p.Id == postId, ct)
            || (post is { ShownVersion: not null, State: not AidPostState.Hidden } && await db.AidAnswers.AnyAsync(a => a.PostId == postId && a.PersonId == personId, ct));
        return seen ? post : throw Refusals.NotFound();
    }
}
