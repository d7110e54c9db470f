using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>One post: what neighbours see of it, its versions and its answers. Names stay masked.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class DetailsModel(NeighborPartyDb db, AidCategories categories, PhotoAddresses addresses) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AidPost Post { get; private set; } = null!;

    public string Category => categories.NameOf(Post.Category);

    public string Building { get; private set; } = "";

    public string Author { get; private set; } = "";

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<AnswerRow> Answers { get; private set; } = [];

    /// <exception cref="RefusedException">404 also for a post of another community.</exception>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Post = await db.AidPosts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, ct) ?? throw Refusals.NotFound();
        Building = await db.Buildings.Where(b => b.Id == Post.BuildingId).Select(b => b.Name).FirstAsync(ct);
        Author = Masking.Name(await db.People.Where(p => p.Id == Post.AuthorId).Select(p => p.Name).FirstAsync(ct));
        var versions = await (
            from c in db.AidPostContents.AsNoTracking()
            join i in db.ModerationItems on new { Id = c.PostId, c.Number } equals new { Id = i.ContentId, Number = i.ContentVersion }
            where c.PostId == Id && i.ContentKind == ModeratedAidPosts.ContentKind
            orderby c.Number descending
            select new { Content = c, i.State, ItemId = i.Id }).Take(50).ToListAsync(ct);
        Versions = [.. versions.Select(v => new VersionRow(v.Content.Number, v.Content.Title, v.Content.Text, [.. v.Content.PhotoIds.Select(addresses.For)], v.Content.CreatedAt, v.State, v.ItemId))];
        var answers = await (
            from a in db.AidAnswers.AsNoTracking()
            join p in db.People on a.PersonId equals p.Id
            where a.PostId == Id
            orderby a.CreatedAt, a.Id
            select new { a.Text, a.State, a.CreatedAt, p.Name }).Take(100).ToListAsync(ct);
        Answers = [.. answers.Select(a => new AnswerRow(Masking.Name(a.Name), a.Text, a.State, a.CreatedAt))];
    }

    public sealed record VersionRow(int Number, string Title, string Text, IReadOnlyList<string> Photos, DateTime At, ModerationState State, Guid ItemId);

    public sealed record AnswerRow(string Author, string Text, AidAnswerState State, DateTime At);
}
