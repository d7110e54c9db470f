using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>Finds an order inside a write, moves it and writes it down: the part that every act on it shares.</summary>
public sealed class OrderDesk(NeighborPartyDb db, OrderHistory history, SubmitForModeration moderation, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404.</exception>
    public async Task<Order> FindAsync(Guid orderId, CancellationToken ct) =>
        await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();

    /// <exception cref="RefusedException">409 in another state, 403 for another role, and for words of somebody who is muted.</exception>
    public async Task<OrderStep> MoveAsync(Order order, OrderEvent on, OrderRole by, OrderFacts? facts, CancellationToken ct)
    {
        var from = order.State;
        order.Go(on, by, time.Now());
        return await SubmittedAsync(order, await history.AddAsync(order, on, from, by, facts, ct), facts, ct);
    }

    /// <summary>Writes a step down.</summary>
    /// <param name="order">Already as it is after the step.</param>
    /// <param name="on">What happened.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="facts">What else there is to say.</param>
    /// <param name="from">Where the order was before, when the caller has moved it himself.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<OrderStep> NoteAsync(Order order, OrderEvent on, OrderRole by, OrderFacts? facts, OrderState? from, CancellationToken ct) =>
        await SubmittedAsync(order, await history.AddAsync(order, on, from ?? order.State, by, facts, ct), facts, ct);

    /// <summary>What one side writes, the other side reads when it was checked, whoever typed it. The office speaks for itself.</summary>
    private async Task<OrderStep> SubmittedAsync(Order order, OrderStep step, OrderFacts? facts, CancellationToken ct)
    {
        if (OrderStep.IsForBothSides(step.On) && (facts?.Text is not null || step.PhotoIds.Count > 0) && AuthorOf(order, step) is { } author)
            await moderation.RunAsync(new Submission(ModeratedOrderSteps.ContentKind, step.Id, 1, author, step.Findings, step.PhotoIds)
            {
                // Who asks for help may always say what about it, also while he is muted.
                Text = facts?.Text, IsNeverMuted = step.By is OrderRole.Requester or OrderRole.Staff,
            }, ct);
        return step;
    }

    /// <summary>Null for the office's own words.</summary>
    private Guid? AuthorOf(Order order, OrderStep step) => step.By switch
    {
        OrderRole.Requester or OrderRole.Volunteer or OrderRole.Leader => current.Actor.PersonId,
        OrderRole.Staff => OrderHistory.WriterOf(order, step.On),
        _ => null,
    };

    /// <summary>Ends what volunteers have of it: done, or taken out of their hands.</summary>
    /// <returns>What was ended.</returns>
    public async Task<IReadOnlyList<OrderOffer>> EndOffersAsync(Order order, bool finished, CancellationToken ct)
    {
        var open = await db.OrderOffers.Where(o => o.OrderId == order.Id && o.EndedAt == null).ToListAsync(ct);
        foreach (var offer in open)
            offer.Go(finished && offer.State is (OfferState.Accepted or OfferState.Along) ? OfferEvent.Finish : OfferEvent.Withdraw, time.Now());
        return open;
    }
}
