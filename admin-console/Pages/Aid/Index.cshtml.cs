using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Aid;

/// <summary>All posts of the community, whatever their state; authors are masked.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class IndexModel(NeighborPartyDb db, AidCategories categories) : PageModel
{
    private const int PageSize = 50;

    /// <summary>A part of title or text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public AidKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public AidPostState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Building { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Categories => [.. categories.All.Select(c => new SelectListItem(c.Name, c.Code))];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsFiltered => Q is not null || Kind is not null || State is not null || Building is not null || Category is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Buildings = await db.BuildingChoicesAsync(ct);
        var q = Q?.Trim() ?? "";
        var after = Cursor.Parse(After) ?? new Cursor(DateTime.MaxValue, Guid.Empty);
        var found = await (
            from p in db.AidPosts.AsNoTracking()
            join c in db.AidPostContents on p.Id equals c.PostId
            join b in db.Buildings on p.BuildingId equals b.Id
            join a in db.People on p.AuthorId equals a.Id
            where c.Number == p.ContentVersion
            where p.ListedAt < after.At || (p.ListedAt == after.At && p.Id.CompareTo(after.Id) < 0)
            where (Kind == null || p.Kind == Kind) && (State == null || p.State == State) && (Building == null || p.BuildingId == Building) && (Category == null || p.Category == Category)
            where q == "" || c.Title.Contains(q) || c.Text.Contains(q)
            orderby p.ListedAt descending, p.Id descending
            select new { p.Id, p.Kind, p.Category, p.State, p.ListedAt, c.Title, Building = b.Name, Author = a.Name, p.IsAnonymous })
            .Take(PageSize + 1).ToListAsync(ct);
        var ids = found.Select(r => r.Id).ToList();
        var answers = await db.AidAnswers.Where(a => ids.Contains(a.PostId)).GroupBy(a => a.PostId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, ct);
        Rows = [.. found.Take(PageSize).Select(r => new Row(
            r.Id, r.Kind, categories.NameOf(r.Category), r.State, r.ListedAt, r.Title, r.Building, Masking.Name(r.Author) + (r.IsAnonymous ? "（匿名）" : ""), answers.GetValueOrDefault(r.Id)))];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].At, Rows[^1].Id).ToString() : null;
    }

    public sealed record Row(Guid Id, AidKind Kind, string Category, AidPostState State, DateTime At, string Title, string Building, string Author, int Answers);
}
