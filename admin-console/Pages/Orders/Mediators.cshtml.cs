using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>矛盾调处员: who may see what is said about a named neighbour.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class MediatorsModel(NeighborPartyDb db, SearchPeople search, AppointMediator appoint, ActingStaff acting, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Mediator> Mediators { get; private set; } = [];

    public IReadOnlyList<PersonRow> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = time.Now();
        Mediators = await (
            from g in db.RoleGrants.AsNoTracking()
            join p in db.People on g.PersonId equals p.Id
            where g.Role == CommunityRole.Mediator && g.From <= now && (g.To == null || g.To > now)
            orderby p.Name, p.Id
            select new Mediator(p.Id, p.Name, g.From)).Take(100).ToListAsync(ct);
        if (!string.IsNullOrWhiteSpace(Q))
            Found = [.. (await search.RunAsync(new PeopleSearch(Q, null, null), ct)).Items.Where(p => p.Status == PersonStatus.Active && Mediators.All(m => m.PersonId != p.Id)).Take(20)];
    }

    public async Task<IActionResult> OnPostAppointAsync(Guid personId, CancellationToken ct)
    {
        // Whoever is appointed reads what is said about named neighbours.
        await acting.RequireRecentProofAsync(ct);
        await appoint.RunAsync(personId, ct);
        this.Flash("已任命为调处员。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid personId, CancellationToken ct)
    {
        await appoint.EndAsync(personId, ct);
        this.Flash("已免去。");
        return RedirectToPage();
    }

    public sealed record Mediator(Guid PersonId, string Name, DateTime Since);
}
