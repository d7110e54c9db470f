using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>Ends posts whose time is over, and tells their authors.</summary>
public sealed class ExpireAidPosts(NeighborPartyDb db, EndAidPost end, TellPerson tell, TimeProvider time) : ICommunityJob
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var post in await db.AidPosts
            .Where(p => p.ExpiresAt <= now && p.EndedAt == null && p.State != AidPostState.Rejected)
            .OrderBy(p => p.ExpiresAt).ThenBy(p => p.Id).Take(Batch).ToListAsync(ct))
        {
            await end.EndAsync(post, AidPostEvent.Expire, AidRole.System, ct);
            await tell.AddAsync(post.CommunityId, post.AuthorId, new Notice("aid_post.expired", "互助已到期", "您发布的互助已到期，不再显示。如仍需要，请重新发布。", $"{post.Id:N}:expired")
            {
                AboutKind = "aid-posts", AboutId = post.Id,
            }, ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
