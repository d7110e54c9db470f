using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Orders;

/// <summary>How many orders of a group stand where.</summary>
public sealed record OrdersInState(OrderState State, string Label, int Count);

/// <summary>One house of a group, with what is open in it.</summary>
/// <param name="Open">Not ended.</param>
/// <param name="Late">Of these, past one of the two limits.</param>
/// <param name="Urgent">Of these, urgent or most urgent.</param>
public sealed record OrdersOfHouse(Guid BuildingId, string Building, int Open, int Late, int Urgent);

/// <summary>How many and how fast, in words for a phone. Hours are office hours on average; null while there is nothing to tell.</summary>
/// <param name="RespondedPercent">First word inside the limit.</param>
/// <param name="ResolvedPercent">Done inside the limit.</param>
public sealed record GroupOrderTimes(long Opened, int? RespondedPercent, double? RespondHours, int? ResolvedPercent, double? ResolveHours)
{
    internal static GroupOrderTimes Of(OrderTimes t, long opened) => new(opened, t.RespondedPercent, t.RespondHours, t.ResolvedPercent, t.ResolveHours);
}

public sealed record GroupOrdersOfCategory(string Category, string CategoryName, long Count);

/// <param name="Month">Its first day; of the orders that were opened in it.</param>
public sealed record GroupOrdersOfMonth(DateOnly Month, int? RespondedPercent, int? ResolvedPercent);

/// <summary>What the leader of a group sees of its orders at a glance.</summary>
/// <param name="Late">Open ones past one of the two limits.</param>
/// <param name="States">Only those in which there are any.</param>
/// <param name="Houses">All houses of the group, by name.</param>
public sealed record GroupOrders(
    Guid GroupId, int Late, IReadOnlyList<OrdersInState> States, IReadOnlyList<OrdersOfHouse> Houses, GroupOrderTimes Times, IReadOnlyList<GroupOrdersOfCategory> Categories, IReadOnlyList<GroupOrdersOfMonth> Months)
{
    public static GroupOrders Example => new(
        new Guid("01950000-0000-7000-8000-000000000004"), 1, [new OrdersInState(OrderState.InProgress, OrderStates.Label(OrderState.InProgress), 2)],
        [new OrdersOfHouse(new Guid("01950000-0000-7000-8000-000000000005"), "1号楼", 2, 1, 0)], new GroupOrderTimes(12, 92, 3.5, 83, 21.4),
        [new GroupOrdersOfCategory("facility", "设施", 7)], [new GroupOrdersOfMonth(new DateOnly(2026, 3, 1), 92, 83)]);
}

/// <summary>The board, the plan of the houses and the figures of one group, for its leader. A dispute about a named neighbour is in none of them: not even that there is one.</summary>
public sealed class ReadGroupOrders(NeighborPartyDb db, Leadership leadership, ReadOrderFigures figures, OrderCategories categories, TimeProvider time)
{
    private const int MostHouses = 100;

    /// <param name="groupId">Led by the caller.</param>
    /// <param name="months">The current one and those before, 1 to 12.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for a group that the caller does not lead.</exception>
    public async Task<GroupOrders> RunAsync(Guid groupId, int months, CancellationToken ct)
    {
        var person = await leadership.RequireLeaderOfAsync(groupId, ct);
        var now = time.Now();
        // As in the list: one's own order is somebody else's to deal with.
        var open = await db.Orders.AsNoTracking()
            .Where(o => o.GroupId == groupId && OrderStates.Shown.Contains(o.State) && o.OpenedAt != null && !o.IsPrivate && o.RequesterId != person)
            .GroupBy(o => new { o.State, o.BuildingId })
            .Select(g => new { g.Key.State, g.Key.BuildingId, Count = g.Count(), Late = g.Count(o => o.ResolveBy <= now || o.RespondBy <= now), Urgent = g.Count(o => o.Priority == OrderPriority.P0 || o.Priority == OrderPriority.P1) })
            .ToListAsync(ct);
        var houses = await (from p in db.GroupPlaces.AsNoTracking()
                            join b in db.Buildings on p.BuildingId equals b.Id
                            where p.GroupId == groupId
                            select new { b.Id, b.Name }).Distinct().OrderBy(b => b.Name).ThenBy(b => b.Id).Take(MostHouses).ToListAsync(ct);
        var found = await figures.RunAsync(months, groupId, ct);
        var shown = found.ByCategory.Where(c => categories.Find(c.Code)?.MayNameNeighbour != true).ToList();
        return new GroupOrders(
            groupId, open.Sum(o => o.Late),
            [.. open.GroupBy(o => o.State).OrderBy(g => g.Key).Select(g => new OrdersInState(g.Key, OrderStates.Label(g.Key), g.Sum(o => o.Count)))],
            houses.ConvertAll(h => new OrdersOfHouse(h.Id, h.Name, In(h.Id).Sum(o => o.Count), In(h.Id).Sum(o => o.Late), In(h.Id).Sum(o => o.Urgent))),
            GroupOrderTimes.Of(found.All, shown.Sum(c => c.Count)), [.. shown.Select(c => new GroupOrdersOfCategory(c.Code, categories.NameOf(c.Code), c.Count))],
            [.. found.ByMonth.Select(m => new GroupOrdersOfMonth(m.Month, m.Time.RespondedPercent, m.Time.ResolvedPercent))]);

        IEnumerable<(int Count, int Late, int Urgent)> In(Guid house) => open.Where(o => o.BuildingId == house).Select(o => (o.Count, o.Late, o.Urgent));
    }
}
