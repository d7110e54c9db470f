using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Aid;

/// <summary>The two who may have to do with each other: the author of a post, and who answered it.</summary>
public static class AidSides
{
    /// <summary>Post and answer, for one of the two. An author knows of an answer once it was shown.</summary>
    /// <exception cref="RefusedException">404 for anybody else.</exception>
    public static async Task<(AidPost Post, AidAnswer Answer)> RequireSideAsync(this NeighborPartyDb db, Guid postId, Guid answerId, Guid person, CancellationToken ct)
    {
        var answer = await db.AidAnswers.FirstOrDefaultAsync(a => a.Id == answerId && a.PostId == postId, ct) ?? throw Refusals.NotFound();
        var post = await db.AidPosts.FirstAsync(p => p.Id == postId, ct);
        return person == answer.PersonId || (person == post.AuthorId && (answer.IsShownToAuthor || answer.AgreedAt is not null)) ? (post, answer) : throw Refusals.NotFound();
    }

    /// <summary>The author of the post sees this answer now: whether it is the first one is kept for the figures.</summary>
    public static async Task FirstForAsync(this NeighborPartyDb db, AidPost post, AidAnswer answer, CancellationToken ct)
    {
        if (!await db.AidAnswers.AnyAsync(a => a.PostId == post.Id && a.FirstForPostOf != null, ct))
            answer.IsFirstFor(post);
    }
}
