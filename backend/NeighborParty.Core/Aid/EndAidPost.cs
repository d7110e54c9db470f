using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>The author closes a post (helped, or no longer needed) or withdraws it; or its time is over.</summary>
public sealed class EndAidPost(NeighborPartyDb db, SubmitForModeration moderation, TellPerson tell, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <param name="how"><see cref="AidPostEvent.Close"/> or <see cref="AidPostEvent.Withdraw"/>.</param>
    /// <exception cref="RefusedException">404 for others' posts; 428, 412; 409 when it has ended already.</exception>
    public async Task<AidPost> RunAsync(Guid postId, int? version, AidPostEvent how, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var post = await db.AidPosts.FirstOrDefaultAsync(p => p.Id == postId && p.AuthorId == person, ct) ?? throw Refusals.NotFound();
        await db.RequireVersionAsync(post, post.Id, version, ct);
        await EndAsync(post, how, AidRole.Author, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return post;
    }

    /// <summary>In the caller's transaction; also for the clock.</summary>
    internal async Task EndAsync(AidPost post, AidPostEvent how, AidRole by, CancellationToken ct)
    {
        var now = time.Now();
        var from = post.State;
        post.End(how, by, now);
        await moderation.DropAsync(ModeratedAidPosts.ContentKind, post.Id, ct);
        foreach (var answer in await db.AidAnswers.Where(a => a.PostId == post.Id && a.EndedAt == null).ToListAsync(ct))
        {
            // Who agreed may still call each other for a while.
            if (!AidAnswerStates.Table.Allows(answer.State, AidAnswerEvent.Lapse, AidRole.System))
            {
                await tell.AddAsync(post.CommunityId, answer.PersonId, new Notice("aid_post.over", "互助已结束", "您答应帮忙的互助，对方已经结束。几天内仍可以联系对方。", $"{answer.Id:N}:over")
                {
                    AboutKind = "aid-posts", AboutId = post.Id,
                }, ct);
                continue;
            }

            answer.Go(AidAnswerEvent.Lapse, AidRole.System, now);
            await moderation.DropAsync(ModeratedAidAnswers.ContentKind, answer.Id, ct);
            await tell.AddAsync(post.CommunityId, answer.PersonId, new Notice("aid_answer.lapsed", "互助已结束", "您应答的互助已经结束，谢谢您的热心。", $"{answer.Id:N}:lapsed")
            {
                AboutKind = "aid-posts", AboutId = post.Id,
            }, ct);
        }

        await TellFollowersAsync(post, ct);
        audit.Record(new Act($"aid_post.{how switch { AidPostEvent.Close => "closed", AidPostEvent.Withdraw => "withdrawn", _ => "expired" }}", nameof(AidPost), post.Id)
        {
            From = from.ToString(), To = post.State.ToString(),
        });
    }

    private async Task TellFollowersAsync(AidPost post, CancellationToken ct)
    {
        foreach (var follower in await db.AidFollows.Where(f => f.PostId == post.Id).OrderBy(f => f.Id).Select(f => f.PersonId).ToListAsync(ct))
            await tell.AddAsync(post.CommunityId, follower, new Notice("aid_post.ended", "关注的互助已结束", "您关注的互助已经结束。如仍有需要，可以自己发布。", $"{post.Id:N}:ended")
            {
                AboutKind = "aid-posts", AboutId = post.Id,
            }, ct);
    }
}
