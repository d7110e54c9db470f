using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>The community's building groups with cover, leader and strength.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class IndexModel(NeighborPartyDb db, GroupStrength strength, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The last name of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.Now();
        var after = After ?? "";
        var groups = await db.Groups.AsNoTracking().Where(g => string.Compare(g.Name, after) > 0).OrderBy(g => g.Name).Take(PageSize + 1)
            .Select(g => new
            {
                g.Id, g.Name, g.Status,
                Leader = db.RoleGrants.Where(r => r.ScopeId == g.Id && r.Scope == RoleScope.Group && r.Role == CommunityRole.GroupLeader && r.From <= now && (r.To == null || r.To > now))
                    .Select(r => db.People.First(p => p.Id == r.PersonId).Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var shown = groups.Take(PageSize).ToList();
        var ids = shown.ConvertAll(g => g.Id);
        var covers = (await GroupCover.OfAsync(db, ids, cancel)).ToLookup(c => c.GroupId, c => c.Label);
        var counts = await strength.OfAsync(ids, cancel);
        Rows = shown.ConvertAll(g => new Row(g.Id, g.Name, g.Status, string.Join("、", covers[g.Id]), g.Leader, counts[g.Id]));
        Next = groups.Count > PageSize ? shown[^1].Name : null;
    }

    public sealed record Row(Guid Id, string Name, GroupStatus Status, string Covers, string? Leader, Strength Strength);
}
