using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Aid;

/// <param name="Content">As it was written, or with what a moderator covered.</param>
/// <param name="IsShown">Neighbours see this one now.</param>
/// <param name="ItemId">Of its moderation.</param>
/// <param name="Reason">Why it was not shown, for the author.</param>
public sealed record AidVersionFound(AidPostContent Content, bool IsShown, ModerationState State, Guid ItemId, string? Reason);

/// <summary>What a post said over time, newest first: for its author and for staff. Neighbours only ever see the shown version.</summary>
public sealed class ReadAidVersions(NeighborPartyDb db, CurrentActor current)
{
    /// <exception cref="RefusedException">404 for everybody but the author.</exception>
    public async Task<Page<AidVersionFound>> OfMineAsync(Guid postId, Cursor? after, int limit, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var post = await db.AidPosts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == postId && p.AuthorId == person, ct) ?? throw Refusals.NotFound();
        return await OfAsync(post, after, limit, ct);
    }

    /// <summary>For staff who may see the post.</summary>
    public async Task<Page<AidVersionFound>> OfAsync(AidPost post, Cursor? after, int limit, CancellationToken ct)
    {
        var rows = await (
            from c in db.AidPostContents.AsNoTracking()
            join i in db.ModerationItems on new { Id = c.PostId, c.Number } equals new { Id = i.ContentId, Number = i.ContentVersion }
            where c.PostId == post.Id && i.ContentKind == ModeratedAidPosts.ContentKind
            where after == null || c.CreatedAt < after.At || (c.CreatedAt == after.At && c.Id.CompareTo(after.Id) < 0)
            orderby c.CreatedAt descending, c.Id descending
            select new { Content = c, i.State, ItemId = i.Id, i.PublicReason }).Take(limit + 1).ToListAsync(ct);
        var page = rows.Take(limit).Select(r => new AidVersionFound(r.Content, post.IsShown && post.ShownVersion == r.Content.Number, r.State, r.ItemId, r.PublicReason)).ToList();
        return new Page<AidVersionFound>(page, rows.Count > limit ? new Cursor(page[^1].Content.CreatedAt, page[^1].Content.Id).ToString() : null);
    }
}
