using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>The author changes a post. Where and how long it is shown changes at once; what it says is checked again before it shows.</summary>
public sealed class EditAidPost(NeighborPartyDb db, PostAid posting, AidCategories categories, PolicyBook policies, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for others' posts; 428, 412; 409 when it has ended or was hidden; otherwise as posting.</exception>
    public async Task<AidPost> RunAsync(Guid postId, int? version, AidPostDraft draft, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var post = await db.AidPosts.FirstOrDefaultAsync(p => p.Id == postId && p.AuthorId == person, ct) ?? throw Refusals.NotFound();
        await db.RequireVersionAsync(post, post.Id, version, ct);
        var from = post.State;
        var number = post.Edited();
        post.Describe(categories.Require(draft.Category), draft.Urgency, draft.Visibility,
            draft.ValidDays is null && post.ExpiresAt > time.Now() ? post.ExpiresAt : time.Now().AddDays(PostAid.DaysOf(draft, await policies.TodayAsync(ct))));
        await posting.WriteContentAsync(post, number, draft, ct);
        audit.Record(new Act("aid_post.edited", nameof(AidPost), post.Id) { From = from.ToString(), To = post.State.ToString(), Details = new { content = number } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return post;
    }
}
