using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>待回访: what is done and waits for a call or a visit, the longest waiting first, and who should make it.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class VisitsModel(NeighborPartyDb db, ReturnVisits visits, OrderRoles roles, OrderCategories categories, Leadership leadership) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await ReturnVisits.Page(roles.Readable((await visits.WaitingAsync(ct)).AsNoTracking()), Cursor.Parse(After), PageSize + 1).Select(o => new
        {
            Order = o,
            Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).First(),
            Volunteer = db.People.Where(p => p.Id == o.VolunteerId).Select(p => p.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        var groups = found.Select(f => f.Order.GroupId).Distinct().ToList();
        var leaders = (await (
            from g in leadership.Leading()
            join p in db.People on g.PersonId equals p.Id
            where groups.Contains(g.ScopeId)
            orderby p.Name, p.Id
            select new { g.ScopeId, p.Id, p.Name }).ToListAsync(ct)).ToLookup(l => (Guid?)l.ScopeId);
        Rows = [.. found.Take(PageSize).Select(f =>
        {
            // Neither who did the work nor who asked for it says that it is solved.
            Guid?[] parties = [f.Order.VolunteerId, f.Order.RequesterId, f.Order.ForPersonId];
            var names = f.Order.IsPrivate ? "调处员或社区工作人员" : string.Join("、", leaders[f.Order.GroupId].Where(l => !parties.Contains(l.Id)).Select(l => l.Name).Distinct());
            return new Row(f.Order.Id, categories.NameOf(f.Order.Category), f.Building, f.Volunteer, f.Order.Priority, f.Order.DoneAt ?? f.Order.CreatedAt, names.Length > 0 ? names : "社区工作人员");
        })];
        Next = found.Count > PageSize ? ReturnVisits.After(found[PageSize - 1].Order) : null;
    }

    public sealed record Row(Guid Id, string Category, string Building, string? Volunteer, OrderPriority Priority, DateTime Since, string Who);
}
