using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>转办: who has it answers for it until somebody else has said yes (首接负责).</summary>
public sealed class TransferOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, DispatchOrder dispatch, OrderVolunteers volunteers, CurrentActor current, TimeProvider time)
{
    /// <param name="orderId">Accepted or in progress.</param>
    /// <param name="people">Whom to ask, one to five.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for anybody but the volunteer, a leader or staff; 409 in another state; 422 for who cannot take it.</exception>
    public async Task<Order> RunAsync(Guid orderId, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        // Who was asked to go along is not asked to take it over.
        var asked = await db.OrderOffers.Where(o => o.OrderId == orderId && o.State == OfferState.Offered).ToListAsync(ct);
        asked.ForEach(o => o.Go(OfferEvent.Withdraw, time.Now()));
        if (asked.Count > 0)
            await db.SaveChangesAsync(ct);
        await dispatch.AskAsync(order, people, OrderEvent.Transfer, await roles.RequireWorkerAsync(order, ct), time.Now(), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Takes the question back: it stays where it is.</summary>
    /// <exception cref="RefusedException">404 for strangers; 409 when nobody is being asked.</exception>
    public async Task<Order> TakeBackAsync(Guid orderId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireWorkerAsync(order, ct);
        foreach (var offer in await db.OrderOffers.Where(o => o.OrderId == orderId && o.State == OfferState.Offered).ToListAsync(ct))
            offer.Go(OfferEvent.Withdraw, time.Now());
        await desk.MoveAsync(order, order.HowBack(), by, null, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Whoever did it before goes on with what was not solved.</summary>
    /// <exception cref="RefusedException">404 for anybody else; 409 in another state; 422 with too many in hand.</exception>
    public async Task<Order> ResumeAsync(Guid orderId, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = roles.RequireVolunteer(order);
        await volunteers.RequireFitAsync(order, current.RequirePerson(), ct);
        await volunteers.RequireRoomAsync(current.RequirePerson(), ct);
        await desk.MoveAsync(order, OrderEvent.Resume, by, new OrderFacts(order.VolunteerId), ct);
        var offer = new OrderOffer { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = order.Id, PersonId = order.VolunteerId!.Value, OfferedAt = now, AnswerBy = now };
        offer.Go(OfferEvent.Accept, now);
        db.OrderOffers.Add(offer);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
