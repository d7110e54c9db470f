using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>Two records of one human being, one with WeChat and one without: found by name or phone and put together.</summary>
[Permission(StaffPermissions.ApplicationsDecide)]
public sealed class MergeModel(NeighborPartyDb db, SearchPeople search, MergePeople merge) : PageModel, ILoadAgain
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<PersonRow> Found { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostMergeAsync(Guid otherId, string? how, int version, CancellationToken ct)
    {
        var stays = await merge.RunAsync(Id, otherId, how, version, ct);
        this.Flash("已合并，本人会收到消息。");
        return RedirectToPage("Details", new { id = stays });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id && p.Status == PersonStatus.Active, cancel) ?? throw Refusals.NotFound("居民");
        Q ??= Person.Name;
        if (!string.IsNullOrWhiteSpace(Q))
            Found = [.. (await search.RunAsync(new PeopleSearch(Q, null, null), cancel)).Items
                .Where(p => p.Id != Id && p.Status == PersonStatus.Active && p.HasAccount == Person.AccountId is null).Take(Most)];
    }
}
