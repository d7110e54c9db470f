using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>Whoever takes the core consent back asks for nothing any more; what he had in hand goes back to the leader.</summary>
public sealed class CancelOrdersOnWithdrawal(NeighborPartyDb db, RedirectOrder redirect, OrderDesk desk, OrderNotices notices, TimeProvider time) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var order in await db.Orders.Where(o => (o.RequesterId == personId || o.ForPersonId == personId) && OrderStates.Live.Contains(o.State)).ToListAsync(ct))
            if (OrderStates.Machine.Allows(order.State, OrderEvent.Cancel, OrderRole.System))
                await redirect.CancelAsync(order, OrderRole.System, "本人已退出", ct);
        // Also of those that ended: nobody needs to call or to find the way any more.
        foreach (var order in await db.Orders.Where(o => (o.RequesterId == personId || o.ForPersonId == personId) && o.CareSealed != "").ToListAsync(ct))
            order.Forget();
        foreach (var offer in await db.OrderOffers.Where(o => o.PersonId == personId && o.EndedAt == null).ToListAsync(ct))
        {
            var order = await db.Orders.FirstAsync(o => o.Id == offer.OrderId, ct);
            await GiveBackAsync(order, offer, ct);
        }
    }

    private async Task GiveBackAsync(Order order, OrderOffer offer, CancellationToken ct)
    {
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
