using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;

namespace NeighborParty.Api.Aid;

/// <summary>What a phone sees of posts. Photo addresses are made only here, for those who may see the post.</summary>
public sealed class ReadAidPosts(NeighborPartyDb db, AidCategories categories, PhotoAddresses addresses)
{
    private const int ExcerptLength = 60;

    public async Task<Page<AidPostRow>> ListAsync(
        Guid person, NeighbourPlaces places, bool mine, AidKind? kind, string? category, Cursor? after, int limit, CancellationToken ct)
    {
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

    public async Task<AidPostDetails> DetailsAsync(Guid id, Guid person, NeighbourPlaces places, CancellationToken ct)
    {
        var post = await db.RequireSeenAsync(id, person, places, ct);
        var isMine = post.AuthorId == person;
        var row = (await RowsAsync([post], person, own: false, ct))[0];
        var shown = await ContentAsync(post, post.ShownVersion ?? post.ContentVersion, ct);
        var answers = await AnswersAsync(post, person, isMine, ct);
        var (pending, reason) = isMine ? await OwnAsync(post, ct) : (null, null);
        return new AidPostDetails(row, shown.Text, PhotosOf(shown), pending, reason, answers,
            !isMine && post is { State: AidPostState.Open } && answers.All(a => a.State is AidAnswerState.Declined or AidAnswerState.Withdrawn or AidAnswerState.Rejected or AidAnswerState.Lapsed),
            post.Version);
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
            select new { p.Id, Content = c, Building = b.Name, Author = a.Name }).ToDictionaryAsync(r => r.Id, ct);
        return posts.Select(p =>
        {
            var r = contents[p.Id];
            var author = p.AuthorId == person ? "我" : p.IsAnonymous ? "匿名邻居" : Masking.Name(r.Author);
            return new AidPostRow(p.Id, p.Kind, p.Category, categories.NameOf(p.Category), p.Urgency, p.Visibility, r.Content.Title, Excerpt(r.Content.Text),
                r.Content.PhotoIds.Count > 0 ? addresses.For(r.Content.PhotoIds[0]) : null, r.Building, author, p.AuthorId == person,
                p.State, AidStates.Label(p.State), p.ListedAt, p.ExpiresAt);
        }).ToList();
    }

    private async Task<List<AidAnswerRow>> AnswersAsync(AidPost post, Guid person, bool isMine, CancellationToken ct)
    {
        var rows = await (
            from a in db.AidAnswers.AsNoTracking()
            join p in db.People on a.PersonId equals p.Id
            where a.PostId == post.Id && (isMine || a.PersonId == person)
            orderby a.CreatedAt, a.Id
            select new { Answer = a, p.Name }).Take(100).ToListAsync(ct);
        return rows.Where(r => !isMine || r.Answer.IsShownToAuthor)
            .Select(r => new AidAnswerRow(r.Answer.Id, isMine ? Masking.Name(r.Name) : "我", !isMine, r.Answer.Text, r.Answer.State,
                AidAnswerStates.Label(r.Answer.State), r.Answer.CreatedAt, r.Answer.State == AidAnswerState.Agreed))
            .ToList();
    }

    /// <summary>What only the author sees: the version under way, and why something is not shown. Never who reported.</summary>
    private async Task<(AidPending? Pending, string? Reason)> OwnAsync(AidPost post, CancellationToken ct)
    {
        var item = await db.ModerationItems.AsNoTracking()
            .Where(i => i.ContentKind == ModeratedAidPosts.ContentKind && i.ContentId == post.Id)
            .OrderByDescending(i => i.ContentVersion).FirstAsync(ct);
        if (post.ShownVersion is null || post.ShownVersion == post.ContentVersion)
            return (null, item.PublicReason);
        var content = await ContentAsync(post, post.ContentVersion, ct);
        var status = item.State switch
        {
            ModerationState.MachineCheck => AidPostState.MachineCheck,
            ModerationState.Queue => AidPostState.Review,
            _ => AidPostState.Rejected,
        };
        return (new AidPending(content.Title, content.Text, PhotosOf(content), status, item.PublicReason), null);
    }

    private Task<AidPostContent> ContentAsync(AidPost post, int number, CancellationToken ct) =>
        db.AidPostContents.AsNoTracking().FirstAsync(c => c.PostId == post.Id && c.Number == number, ct);

    private List<AidPhoto> PhotosOf(AidPostContent content) => content.PhotoIds.Select(p => new AidPhoto(p, addresses.For(p))).ToList();

    private static string Excerpt(string text)
    {
        var line = new StringInfo(text.ReplaceLineEndings(" "));
        return line.LengthInTextElements <= ExcerptLength ? line.String : line.SubstringByTextElements(0, ExcerptLength) + "……";
    }
}
