using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Orders;

/// <summary>Whoever goes: what he had in hand goes back to the leader, what he asked for is cancelled. In the caller's transaction.</summary>
public sealed class LeaveOrders(NeighborPartyDb db, RedirectOrder redirect, OrderDesk desk, OrderNotices notices, TimeProvider time) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        await CancelAsync(gone.PersonId, gone.Words, ct);
        await GiveBackAsync(gone.PersonId, ct);
    }

    /// <summary>What he was asked to take and what he has.</summary>
    public async Task GiveBackAsync(Guid personId, CancellationToken ct)
    {
        foreach (var offer in await db.OrderOffers.Where(o => o.PersonId == personId && o.EndedAt == null).ToListAsync(ct))
            await GiveBackAsync(await db.Orders.FirstAsync(o => o.Id == offer.OrderId, ct), offer, ct);
    }

    /// <summary>What he asked for, or what was asked for him.</summary>
    /// <param name="why">Stands in the history.</param>
    private async Task CancelAsync(Guid personId, string why, CancellationToken ct)
    {
        foreach (var order in await db.Orders.Where(o => (o.RequesterId == personId || o.ForPersonId == personId) && OrderStates.Live.Contains(o.State)).ToListAsync(ct))
            if (OrderStates.Machine.Allows(order.State, OrderEvent.Cancel, OrderRole.System))
                await redirect.CancelAsync(order, OrderRole.System, why, personId, ct);
    }

    private async Task GiveBackAsync(Order order, OrderOffer offer, CancellationToken ct)
    {
        if (offer.State == OfferState.Along)
        {
            offer.Go(OfferEvent.Withdraw, time.Now());
            await notices.TellLeadersAsync(order, "order.along_left", "同行的人已退出", $"{notices.Of(order)}，请另请一位同行。", ct);
            return;
        }

        var had = offer.State == OfferState.Accepted;
        offer.Go(had ? OfferEvent.Withdraw : OfferEvent.Lapse, time.Now());
        if (had || !await db.OrderOffers.AnyAsync(o => o.OrderId == order.Id && o.Id != offer.Id && o.EndedAt == null, ct))
        {
            await desk.MoveAsync(order, OrderEvent.GiveBack, OrderRole.System, new OrderFacts(offer.PersonId), ct);
            // Who was asked to take it over can be asked anew.
            foreach (var other in await db.OrderOffers.Where(o => o.OrderId == order.Id && o.Id != offer.Id && o.EndedAt == null).ToListAsync(ct))
                other.Go(OfferEvent.Withdraw, time.Now());
        }

        await notices.TellLeadersAsync(order, "order.given_back", "接单人已退出", $"{notices.Of(order)}，请另派一位。", ct);
    }
}
