using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Orders;

/// <summary>The houses as they stand beside each other, with what is open in each and what is late.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class PlanModel(NeighborPartyDb db, OrderRoles roles, TimeProvider time) : PageModel
{
    private const int Most = 500;

    public IReadOnlyList<CompoundPlan> Compounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = time.Now();
        var open = await roles.Readable(db.Orders.AsNoTracking()).Where(o => OrderStates.Live.Contains(o.State)).GroupBy(o => o.BuildingId)
            .Select(g => new { g.Key, Count = g.Count(), Late = g.Count(o => o.ResolveBy <= now || o.RespondBy <= now), Urgent = g.Count(o => o.Priority == OrderPriority.P0 || o.Priority == OrderPriority.P1) })
            .ToDictionaryAsync(g => g.Key, ct);
        var rows = await (
            from b in db.Buildings.AsNoTracking()
            join c in db.Compounds on b.CompoundId equals c.Id
            orderby c.Name, b.CreatedAt, b.Id
            select new { b.Id, b.Name, Compound = c.Name }).Take(Most).ToListAsync(ct);
        Compounds = [.. rows.GroupBy(r => r.Compound, StringComparer.Ordinal).Select(g => new CompoundPlan(g.Key,
            [.. g.Select(b => open.TryGetValue(b.Id, out var n) ? new House(b.Id, b.Name, n.Count, n.Late, n.Urgent) : new House(b.Id, b.Name, 0, 0, 0))]))];
    }

    public sealed record CompoundPlan(string Name, IReadOnlyList<House> Houses);

    public sealed record House(Guid Id, string Name, int Open, int Late, int Urgent)
    {
        /// <summary>Colour never says it alone: the words stand beside it.</summary>
        public Tone Tone => Late > 0 ? Tone.Bad : Urgent > 0 ? Tone.Warning : Open > 0 ? Tone.Info : Tone.Neutral;
    }
}
