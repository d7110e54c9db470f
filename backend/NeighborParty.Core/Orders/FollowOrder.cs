using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>The same thing ordered twice: shows what was ordered in the house lately, and lets a neighbour follow it.</summary>
public sealed class FollowOrder(NeighborPartyDb db, Neighbourhood neighbourhood, PolicyBook policies, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    private const int Most = 10;

    /// <summary>Of the same kind in the same house within the last days; nothing about a named neighbour.</summary>
    public async Task<IReadOnlyList<Guid>> SimilarAsync(string category, Guid buildingId, CancellationToken ct)
    {
        // Of one's own houses only, as in the list.
        if (!(await neighbourhood.OfAsync(current.RequirePerson(), ct)).Buildings.Contains(buildingId))
            return [];
        var since = time.Now().AddDays(-(await policies.TodayAsync(ct)).OrderSimilarDays);
        return await db.Orders.AsNoTracking()
            .Where(o => o.BuildingId == buildingId && o.Category == category && o.CreatedAt >= since && !o.IsPrivate && OrderStates.Shown.Contains(o.State))
            .OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(Most).Select(o => o.Id).ToListAsync(ct);
    }

    /// <summary>A second time changes nothing.</summary>
    /// <exception cref="RefusedException">404 for what the neighbours of the house do not see; 403 for who is no member.</exception>
    public async Task<Order> RunAsync(Guid orderId, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId && !o.IsPrivate && OrderStates.Shown.Contains(o.State), ct) ?? throw OrderRefusals.NotFound();
        if (!places.Buildings.Contains(order.BuildingId))
            throw OrderRefusals.NotFound();
        if (order.RequesterId != person && !await db.OrderFollowers.AnyAsync(f => f.OrderId == orderId && f.PersonId == person, ct))
        {
            db.OrderFollowers.Add(new OrderFollower { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = orderId, PersonId = person, Since = now });
            audit.Record(new Act("order.followed", nameof(Order), orderId));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
