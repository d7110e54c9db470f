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

/// <summary>One post: what neighbours see of it, what changed from version to version, its answers, loans and reports. Names stay masked, and reporters have none.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class DetailsModel(NeighborPartyDb db, AidCategories categories, PhotoAddresses addresses, ReadAidVersions versions) : PageModel
{
    private const int VersionsShown = 20;
    private const int MostRows = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public AidPost Post { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string Category => categories.NameOf(Post.Category);

    public string Building { get; private set; } = "";

    public string Author { get; private set; } = "";

    public int Followers { get; private set; }

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<AnswerRow> Answers { get; private set; } = [];

    public IReadOnlyList<LoanRow> Loans { get; private set; } = [];

    public IReadOnlyList<ContentReport> Reports { get; private set; } = [];

    /// <exception cref="RefusedException">404 also for a post of another community.</exception>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Post = await db.AidPosts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, ct) ?? throw Refusals.NotFound();
        Title = await db.AidPostContents.Where(c => c.PostId == Id && c.Number == Post.ContentVersion).Select(c => c.Title).FirstAsync(ct);
        Building = await db.Buildings.Where(b => b.Id == Post.BuildingId).Select(b => b.Name).FirstAsync(ct);
        Author = Masking.Name(await db.People.Where(p => p.Id == Post.AuthorId).Select(p => p.Name).FirstAsync(ct));
        Followers = await db.AidFollows.CountAsync(f => f.PostId == Id, ct);
        await ReadVersionsAsync(ct);
        var answers = await (
            from a in db.AidAnswers.AsNoTracking()
            join p in db.People on a.PersonId equals p.Id
            where a.PostId == Id
            orderby a.CreatedAt, a.Id
            select new { a.Text, a.State, a.CreatedAt, p.Name }).Take(MostRows).ToListAsync(ct);
        Answers = [.. answers.Select(a => new AnswerRow(Masking.Name(a.Name), a.Text, a.State, a.CreatedAt))];
        var loans = await (
            from l in db.AidLoans.AsNoTracking()
            join lender in db.People on l.LenderId equals lender.Id
            join borrower in db.People on l.BorrowerId equals borrower.Id
            where l.PostId == Id
            orderby l.CreatedAt descending, l.Id descending
            select new { l.DueDay, l.State, l.IsDamaged, Lender = lender.Name, Borrower = borrower.Name }).Take(MostRows).ToListAsync(ct);
        Loans = [.. loans.Select(l => new LoanRow(l.DueDay, l.State, l.IsDamaged, Masking.Name(l.Lender), Masking.Name(l.Borrower)))];
        Reports = await db.ContentReports.AsNoTracking().Where(r => r.ContentKind == ModeratedAidPosts.ContentKind && r.ContentId == Id)
            .OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(MostRows).ToListAsync(ct);
    }

    private async Task ReadVersionsAsync(CancellationToken ct)
    {
        var page = await versions.OfAsync(Post, Cursor.Parse(After), VersionsShown, ct);
        var texts = page.Items.ToDictionary(v => v.Content.Number, v => v.Content);
        // What the oldest of this page changed is measured against the one before it.
        if (page.Items is [.., { Content.Number: > 1 } oldest]
            && await db.AidPostContents.AsNoTracking().FirstOrDefaultAsync(c => c.PostId == Id && c.Number == oldest.Content.Number - 1, ct) is { } before)
            texts[before.Number] = before;
        Versions = [.. page.Items.Select(v => new VersionRow(
            v.Content.Number, v.Content.Title, v.Content.Text, texts.TryGetValue(v.Content.Number - 1, out var old) ? ChangesOf(old, v.Content) : [],
            [.. v.Content.PhotoIds.Select(addresses.For)], v.Content.CreatedAt, v.State, v.IsShown, v.ItemId))];
        Next = page.Next;
    }

    /// <summary>Empty when only other things than words changed.</summary>
    private static IReadOnlyList<TextPiece> ChangesOf(AidPostContent before, AidPostContent after) =>
        TextChanges.Between($"{before.Title}\n{before.Text}", $"{after.Title}\n{after.Text}") is var pieces && pieces.Any(p => p.Part != TextPart.Same) ? pieces : [];

    public sealed record VersionRow(
        int Number, string Title, string Text, IReadOnlyList<TextPiece> Changes, IReadOnlyList<string> Photos, DateTime At, ModerationState State, bool IsShown, Guid ItemId);

    public sealed record AnswerRow(string Author, string Text, AidAnswerState State, DateTime At);

    public sealed record LoanRow(DateOnly DueDay, AidLoanState State, bool IsDamaged, string Lender, string Borrower);
}
