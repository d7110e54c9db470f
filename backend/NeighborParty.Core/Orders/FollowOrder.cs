using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
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
        return await (await LatelyAsync(category, buildingId, ct)).Select(o => o.Id).ToListAsync(ct);
    }

    /// <summary>The same for the office, before it writes one down for somebody.</summary>
    /// <param name="category">Of what would be written down.</param>
    /// <param name="buildingId">Null: where the resident lives.</param>
    /// <param name="requesterId">Who asks; his own are named too: he may have forgotten them, or somebody else asked for him.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<SimilarOrder>> SimilarForAsync(string category, Guid? buildingId, Guid requesterId, CancellationToken ct)
    {
        var building = buildingId ?? await db.Residencies.Where(r => r.PersonId == requesterId && r.To == null && r.IsPrimary)
            .Join(db.Dwellings, r => r.DwellingId, d => d.Id, (_, d) => (Guid?)d.BuildingId).FirstOrDefaultAsync(ct);
        return building is null
            ? []
            : await (await LatelyAsync(category, building.Value, ct)).Select(o => new SimilarOrder(o.Id, o.Title, o.State, o.CreatedAt, o.RequesterId == requesterId)).ToListAsync(ct);
    }

    private async Task<IQueryable<Order>> LatelyAsync(string category, Guid buildingId, CancellationToken ct)
    {
        var since = time.Now().AddDays(-(await policies.TodayAsync(ct)).OrderSimilarDays);
        return db.Orders.AsNoTracking()
            .Where(o => o.BuildingId == buildingId && o.Category == category && o.CreatedAt >= since && !o.IsPrivate && OrderStates.Shown.Contains(o.State))
            .OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(Most);
    }

    /// <summary>A second time changes nothing.</summary>
    /// <exception cref="RefusedException">404 for what the neighbours of the house do not see; 403 for who is no member.</exception>
    public async Task<Order> RunAsync(Guid orderId, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        return await FollowAsync(orderId, person, o => places.Buildings.Contains(o.BuildingId), ct);
    }

    /// <summary>The office lets a resident follow who asked at the desk for what was ordered already.</summary>
    /// <exception cref="RefusedException">404 for a foreign person, and for what neighbours do not see.</exception>
    public async Task<Order> OnBehalfAsync(Guid orderId, Guid personId, CancellationToken ct) =>
        await db.People.AnyAsync(p => p.Id == personId && p.Status == PersonStatus.Active, ct) ? await FollowAsync(orderId, personId, _ => true, ct) : throw Refusals.NotFound("居民");

    /// <summary>Takes it back, also of what has ended or is no longer shown; nothing to take back is no mistake.</summary>
    public async Task UnfollowAsync(Guid orderId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.OrderFollowers.FirstOrDefaultAsync(f => f.OrderId == orderId && f.PersonId == person, ct) is not { } follower)
            return;
        db.OrderFollowers.Remove(follower);
        audit.Record(new Act("order.unfollowed", nameof(Order), orderId));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<Order> FollowAsync(Guid orderId, Guid person, Func<Order, bool> mayFollow, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId && !o.IsPrivate && OrderStates.Shown.Contains(o.State), ct);
        if (order is null || !mayFollow(order))
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

/// <summary>What was ordered in a house lately, as the office sees it.</summary>
/// <param name="IsTheirs">Of who asks now.</param>
public sealed record SimilarOrder(Guid Id, string Title, OrderState State, DateTime CreatedAt, bool IsTheirs);
