using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour follows a post, and hears of its end. Doing it again changes nothing.</summary>
public sealed class FollowAidPost(NeighborPartyDb db, Neighbourhood neighbourhood, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 when the post is not shown to this neighbour; 409 when it has ended; 422 for one's own.</exception>
    public async Task FollowAsync(Guid postId, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var post = await db.RequireSeenAsync(postId, person, places, ct);
        if (post.AuthorId == person)
            throw AidRefusals.OwnFollow();
        if (post.EndedAt is not null)
            throw AidRefusals.NotOpen();
        if (await db.AidFollows.AnyAsync(f => f.PostId == postId && f.PersonId == person, ct))
            return;

        var now = time.Now();
        db.AidFollows.Add(new AidFollow { Id = Ids.New(now), CommunityId = post.CommunityId, PostId = postId, PersonId = person, CreatedAt = now });
        audit.Record(new Act("aid_post.followed", nameof(AidPost), postId));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Also of what is no longer shown.</summary>
    public async Task UnfollowAsync(Guid postId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.AidFollows.FirstOrDefaultAsync(f => f.PostId == postId && f.PersonId == person, ct) is not { } follow)
            return;
        db.AidFollows.Remove(follow);
        audit.Record(new Act("aid_post.unfollowed", nameof(AidPost), postId));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
