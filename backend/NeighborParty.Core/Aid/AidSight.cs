using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Aid;

/// <summary>Who sees a post: neighbours of its building, compound or community while it is shown; its author always; who answered or follows it, unless it was hidden.</summary>
public static class AidSight
{
    public static Expression<Func<AidPost, bool>> ShownTo(NeighbourPlaces places) => p =>
        (p.State == AidPostState.Open || p.State == AidPostState.Matched) && p.ShownVersion != null && places.Audiences.Contains(p.Audience);

    /// <exception cref="RefusedException">404 for whom the post is not.</exception>
    public static async Task<AidPost> RequireSeenAsync(this NeighborPartyDb db, Guid postId, Guid personId, NeighbourPlaces places, CancellationToken ct)
    {
        var post = await db.AidPosts.FirstOrDefaultAsync(p => p.Id == postId, ct) ?? throw Refusals.NotFound();
        var wasShown = post.ShownVersion is not null;
        var seen = post.AuthorId == personId || IsFor(places, post.State, wasShown, post.Audience)
            || (IsKept(post.State, wasShown) && (await db.AidAnswers.AnyAsync(a => a.PostId == postId && a.PersonId == personId, ct)
                || await db.AidFollows.AnyAsync(f => f.PostId == postId && f.PersonId == personId, ct)));
        return seen ? post : throw Refusals.NotFound();
    }

    /// <summary>For neighbours: while it is shown to their building, compound or community.</summary>
    public static bool IsFor(NeighbourPlaces places, AidPostState state, bool wasShown, Guid audience) =>
        wasShown && (state is AidPostState.Open or AidPostState.Matched) && places.Audiences.Contains(audience);

    /// <summary>For who answered or follows it: also after its end, but not once it was hidden or its author took it back.</summary>
    public static bool IsKept(AidPostState state, bool wasShown) =>
        wasShown && state is (AidPostState.Open or AidPostState.Matched or AidPostState.Closed or AidPostState.Expired);
}
