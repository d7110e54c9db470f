using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Policies;

namespace NeighborParty.Api.Aid;

/// <summary>What a phone sees of posts. Photo addresses are made only here, for those who may see the post.</summary>
public sealed class ReadAidPosts(NeighborPartyDb db, CommunityScope scope, HotDatabase hot, AidCategories categories, PhotoAddresses addresses, ReadAidVersions versions, PolicyBook policies, TimeProvider time)
{
    private const int ExcerptLength = 60;
    private const int MostSimilar = 5;

    public async Task<Page<AidPostRow>> ListAsync(
        Guid person, NeighbourPlaces places, bool mine, AidKind? kind, string? category, Cursor? after, int limit, CancellationToken ct)
    {
        if (!mine && kind is null && category is null && places.Audiences.Count <= AidPageSql.MaxAudiences)
            return await HotListAsync(person, places, after, limit, ct);

        var posts = mine
            ? db.AidPosts.Where(p => p.AuthorId == person)
            : db.AidPosts.Where(AidSight.ShownTo(places)).Where(p => p.State == AidPostState.Open);
        if (kind is { } k)
            posts = posts.Where(p => p.Kind == k);
        if (category is not null)
            posts = posts.Where(p => p.Category == category);
        if (after is not null)
            posts = posts.Where(p => p.ListedAt < after.At || (p.ListedAt == after.At && p.Id.CompareTo(after.Id) < 0));

        var found = await posts.AsNoTracking().OrderByDescending(p => p.ListedAt).ThenByDescending(p => p.Id).Take(limit + 1).ToListAsync(ct);
        var page = found.Take(limit).ToList();
        var rows = await RowsAsync(page, person, mine, ct);
        return new Page<AidPostRow>(rows, found.Count > limit ? new Cursor(page[^1].ListedAt, page[^1].Id).ToString() : null);
    }

    private async Task<Page<AidPostRow>> HotListAsync(Guid person, NeighbourPlaces places, Cursor? after, int limit, CancellationToken ct)
    {
        var found = await hot.ReadAsync(scope.CommunityId!.Value, places.Audiences, after, limit + 1, ct);
        var rows = new List<AidPostRow>(limit);
        foreach (var r in found.Take(limit))
            rows.Add(RowOf(r, person));
        return new Page<AidPostRow>(rows, found.Count > limit ? new Cursor(rows[^1].ListedAt, rows[^1].Id).ToString() : null);
    }

    /// <summary>Two statements: the post with what it shows, and its answers. Only an author with a change under way costs more.</summary>
    /// <exception cref="RefusedException">404 for whom the post is not.</exception>
    public async Task<AidPostDetails> DetailsAsync(Guid id, Guid person, NeighbourPlaces places, CancellationToken ct)
    {
        var (post, answers) = await hot.ReadAsync(scope.CommunityId!.Value, id, person, ct);
        if (post is null || !(post.IsMine || AidSight.IsFor(places, post.Row.State, post.WasShown, post.Audience)
            || ((answers.Count > 0 || post.IsFollowed) && AidSight.IsKept(post.Row.State, post.WasShown))))
            throw Refusals.NotFound();

        var rows = answers.Where(a => !post.IsMine || a.IsShownToAuthor).Select(a => new AidAnswerRow(
            a.Id, post.IsMine ? Masking.Name(a.Author) : "我", !post.IsMine, a.Text, a.State, AidAnswerStates.Label(a.State), a.CreatedAt, a.State == AidAnswerState.Agreed, a.Loan)).ToList();
        var pending = post is { IsMine: true, HasChange: true } ? await PendingAsync(id, ct) : null;
        return new AidPostDetails(
            RowOf(post.Row, person), post.Row.Text, PhotosOf(GuidListConverter.Read(post.Row.PhotoIds)), pending, pending is null ? post.Reason : null, rows,
            !post.IsMine && post.Row.State == AidPostState.Open && rows.All(a => a.State is AidAnswerState.Declined or AidAnswerState.Withdrawn or AidAnswerState.Rejected or AidAnswerState.Lapsed),
            categories.CanBeLent(post.Row.Category), post.IsFollowed, post.Followers, categories.IsArranged(post.Row.Category),
            post.IsMine ? answers.Count(a => a.State == AidAnswerState.AwaitsIntroduction) : 0, post.Version);
    }

    /// <summary>Open posts of others in the same building and category, shown to this neighbour, of the days that the community's policy says; newest first, at most five.</summary>
    /// <param name="buildingId">Null: all buildings of the reader.</param>
    public async Task<List<AidPostRow>> SimilarAsync(Guid person, NeighbourPlaces places, string category, Guid? buildingId, CancellationToken ct)
    {
        var since = time.Now().AddDays(-(await policies.TodayAsync(ct)).AidSimilarDays);
        var found = await db.AidPosts.AsNoTracking().Where(AidSight.ShownTo(places))
            .Where(p => p.Category == category && p.ListedAt >= since && p.AuthorId != person && (buildingId == null ? places.Buildings.Contains(p.BuildingId) : p.BuildingId == buildingId))
            .OrderByDescending(p => p.ListedAt).ThenByDescending(p => p.Id).Take(MostSimilar).ToListAsync(ct);
        return await RowsAsync(found, person, own: false, ct);
    }

    /// <exception cref="RefusedException">404 for everybody but the author.</exception>
    public async Task<Page<AidVersionRow>> VersionsAsync(Guid id, Cursor? after, int limit, CancellationToken ct)
    {
        var page = await versions.OfMineAsync(id, after, limit, ct);
        return new Page<AidVersionRow>(
            [.. page.Items.Select(v => new AidVersionRow(
                v.Content.Number, v.Content.Title, v.Content.Text, PhotosOf(v.Content.PhotoIds), v.Content.CreatedAt, v.IsShown, ModerationStates.Label(v.State), v.Reason))],
            page.Next);
    }

    private AidPostRow RowOf(AidPageRow r, Guid person)
    {
        var author = r.AuthorId == person ? "我" : r.IsAnonymous ? "匿名邻居" : Masking.Name(r.Author);
        return new AidPostRow(r.Id, r.Kind, r.Category, categories.NameOf(r.Category), r.Urgency, r.Visibility, r.Title, Excerpt(r.Text),
            r.PhotoIds.Length > 0 && GuidListConverter.Read(r.PhotoIds) is [var first, ..] ? addresses.For(first) : null, r.Building, author, r.AuthorId == person,
            r.State, AidStates.Label(r.State), r.ListedAt, r.ExpiresAt);
    }

    /// <summary>The version under way, for its author only. Never who reported.</summary>
    private async Task<AidPending> PendingAsync(Guid id, CancellationToken ct)
    {
        var item = await db.ModerationItems.AsNoTracking()
            .Where(i => i.ContentKind == ModeratedAidPosts.ContentKind && i.ContentId == id)
            .OrderByDescending(i => i.ContentVersion).FirstAsync(ct);
        var content = await db.AidPostContents.AsNoTracking().Where(c => c.PostId == id).OrderByDescending(c => c.Number).FirstAsync(ct);
        var status = item.State switch
        {
            ModerationState.MachineCheck => AidPostState.MachineCheck,
            ModerationState.Queue => AidPostState.Review,
            _ => AidPostState.Rejected,
        };
        return new AidPending(content.Title, content.Text, PhotosOf(content.PhotoIds), status, item.PublicReason);
    }

    private async Task<List<AidPostRow>> RowsAsync(List<AidPost> posts, Guid person, bool own, CancellationToken ct)
    {
        var ids = posts.Select(p => p.Id).ToList();
        var contents = await (
            from p in db.AidPosts.AsNoTracking()
            join c in db.AidPostContents on p.Id equals c.PostId
            join b in db.Buildings on p.BuildingId equals b.Id
            join a in db.People on p.AuthorId equals a.Id
            where ids.Contains(p.Id) && c.Number == (own ? p.ContentVersion : p.ShownVersion ?? p.ContentVersion)
            select new { p.Id, c.Title, c.Text, c.PhotoIds, Building = b.Name, Author = a.Name }).ToDictionaryAsync(r => r.Id, ct);
        return posts.Select(p =>
        {
            var r = contents[p.Id];
            return RowOf(new AidPageRow(p.Id, p.Kind, p.Category, p.Urgency, p.Visibility, p.State, p.ListedAt, p.ExpiresAt,
                p.AuthorId, p.IsAnonymous, r.Title, r.Text, GuidListConverter.Write(r.PhotoIds), r.Building, r.Author), person);
        }).ToList();
    }

    private List<AidPhoto> PhotosOf(IEnumerable<Guid> photos) => photos.Select(p => new AidPhoto(p, addresses.For(p))).ToList();

    private static string Excerpt(string text)
    {
        var line = new StringInfo(text.ReplaceLineEndings(" "));
        return line.LengthInTextElements <= ExcerptLength ? line.String : line.SubstringByTextElements(0, ExcerptLength) + "……";
    }
}
