using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>The patrol routes, newest first.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var since = time.Now().AddDays(-30);
        var rows = await db.PatrolRoutes.AsNoTracking().Where(r => After == null || r.Id < After).OrderByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new Row(
                r.Id, r.Name, db.Groups.Where(g => g.Id == r.GroupId).Select(g => g.Name).FirstOrDefault(), db.PatrolPoints.Count(p => p.RouteId == r.Id && p.RemovedAt == null),
                db.PatrolRounds.Count(x => x.RouteId == r.Id && x.StartedAt >= since), db.PatrolRounds.Count(x => x.RouteId == r.Id && x.StartedAt >= since && x.State == PatrolRoundState.Complete),
                r.RetiredAt != null)).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].Id.ToString() : null;
    }

    public sealed record Row(Guid Id, string Name, string? Group, int Points, int Rounds, int Complete, bool Retired);
}
