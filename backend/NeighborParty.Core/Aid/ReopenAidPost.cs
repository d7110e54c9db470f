using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>The last neighbour who had agreed is out of it: the post is in the lists again, and others can answer.</summary>
public sealed class ReopenAidPost(NeighborPartyDb db, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>In the caller's write. Nothing happens while somebody else still helps, or when the post has ended or is hidden.</summary>
    /// <param name="post">Whose answer it was.</param>
    /// <param name="left">Was agreed until now.</param>
    /// <param name="by">Who ended it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAsync(AidPost post, AidAnswer left, AidRole by, CancellationToken ct)
    {
        if (post.State != AidPostState.Matched || await db.AidAnswers.AnyAsync(a => a.PostId == post.Id && a.Id != left.Id && a.State == AidAnswerState.Agreed, ct))
            return;
        var from = post.State;
        post.Go(AidPostEvent.Unmatch, by);
        audit.Record(new Act("aid_post.reopened", nameof(AidPost), post.Id) { From = from.ToString(), To = post.State.ToString(), Details = new { answer = left.Id } });
        // Who said no himself knows.
        if (by != AidRole.Author)
            await tell.AddAsync(post.CommunityId, post.AuthorId, AidNotices.About(post, "aid_post.reopened", await db.ShownTitleAsync(post, ct),
                "原来帮忙的邻居来不了，已重新开放，其他邻居可以应答。", $"{left.Id:N}:reopened:{left.Version}", time.Now()), ct);
    }
}
