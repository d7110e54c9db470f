using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>接单 or 不接: the first yes has it. Who gives a reason is not blamed for a no.</summary>
public sealed class AnswerOrderOffer(NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, AuthorStanding standing, OrderHistory history, OrderNotices notices, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for who was not asked; 409 when another has it; 422 in conflict or with too many in hand; 403 for who is suspended.</exception>
    public async Task<Order> AcceptAsync(Guid orderId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (order, offer) = await FindAsync(orderId, person, ct);
        // A repeat gives the first result.
        if (order.VolunteerId == person && offer.State == OfferState.Accepted)
            return order;
        await TakeAsync(order, offer, OrderEvent.Accept, OrderRole.Volunteer, current.Actor.Name, now, ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>A leader or staff write down that somebody without a phone, who was asked, has said yes.</summary>
    /// <exception cref="RefusedException">404 for strangers and for who was not asked; 409 when another has it; 422 for who has a phone, is in conflict or has too many in hand; 403 for who is suspended.</exception>
    public async Task<Order> AcceptForAsync(Guid orderId, Guid person, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireLeadAsync(order, ct);
        var (_, offer) = await FindAsync(orderId, person, ct);
        if (order.VolunteerId == person && offer.State == OfferState.Accepted)
            return order;
        await volunteers.RequireWithoutPhoneAsync(person, ct);
        var name = await db.People.Where(p => p.Id == person).Select(p => p.Name).FirstAsync(ct);
        await TakeAsync(order, offer, OrderEvent.AcceptFor, by, name, now, ct);
        await write.CommitAsync(ct);
        return order;
    }

    private async Task TakeAsync(Order order, OrderOffer offer, OrderEvent on, OrderRole by, string name, DateTime now, CancellationToken ct)
    {
        var person = offer.PersonId;
        if (offer.State != OfferState.Offered)
            throw OrderRefusals.AlreadyTaken();
        await standing.RequireNotSuspendedAsync(person, ct);
        await volunteers.RequireMemberAsync(order, person, ct);
        if (await roles.HasConflictAsync(order, person, ct))
            throw OrderRefusals.Conflict();
        await volunteers.RequireRoomAsync(person, ct);
        var from = order.State;
        await EndOthersAsync(order, offer, now, ct);
        order.Accept(person, on, by, now);
        offer.Go(OfferEvent.Accept, now);
        await history.AddAsync(order, on, from, by, new OrderFacts(person), ct);
        await notices.TellRequesterAsync(order, "order.accepted", "点单已有人接", $"{name}已接单，会尽快与您联系。", ct);
        await notices.TellLeadersAsync(order, "order.accepted_leader", "点单已接", $"{notices.Of(order)}，{name}已接单。", ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw OrderRefusals.AlreadyTaken();
        }
    }

    /// <exception cref="RefusedException">404 for who was not asked; 409 once the work has begun.</exception>
    public async Task<Order> DeclineAsync(Guid orderId, DeclineCode code, string? words, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var clean = CleanText.Optional("text", words, 200, "说明");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (order, offer) = await FindAsync(orderId, person, ct);
        // A repeat gives the first result.
        if (offer.State == OfferState.Declined)
            return order;
        if (offer.EndedAt is not null)
            throw OrderRefusals.AlreadyTaken();
        var from = order.State;
        var has = offer.State == OfferState.Accepted;
        var left = await db.OrderOffers.CountAsync(o => o.OrderId == orderId && o.State == OfferState.Offered && o.PersonId != person, ct);
        if (from == OrderState.Transferred && !has)
        {
            if (left == 0)
                order.Go(order.HowBack(), OrderRole.Volunteer, now);
        }
        else if (has || left == 0)
        {
            order.Go(OrderEvent.Decline, OrderRole.Volunteer, now);
        }

        offer.Go(OfferEvent.Decline, now, code);
        await history.AddAsync(order, OrderEvent.Decline, from, OrderRole.Volunteer, new OrderFacts(person, code.ToString(), clean), ct);
        await notices.TellLeadersAsync(order, "order.declined", "有人不能接点单", $"{notices.Of(order)}，{current.Actor.Name}：{OrderWords.Label(code)}。{(order.State == OrderState.Open ? "请另派一位。" : "")}", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    private async Task EndOthersAsync(Order order, OrderOffer mine, DateTime now, CancellationToken ct)
    {
        var others = await db.OrderOffers.Where(o => o.OrderId == order.Id && o.Id != mine.Id && o.EndedAt == null).ToListAsync(ct);
        foreach (var other in others)
        {
            var had = other.State == OfferState.Accepted;
            other.Go(had ? OfferEvent.HandOver : OfferEvent.Withdraw, now);
            await notices.TellAsync(order, other.PersonId, had ? "order.handed_over" : "order.taken", had ? "点单已由别人接手" : "点单已有人接", $"{notices.Of(order)}，谢谢您。", ct);
        }

        // The index counts accepted ones: who hands over must be out before the next is in.
        if (others.Exists(o => o.State == OfferState.HandedOver))
            await db.SaveChangesAsync(ct);
    }

    private async Task<(Order Order, OrderOffer Offer)> FindAsync(Guid orderId, Guid person, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var offer = await db.OrderOffers.Where(o => o.OrderId == orderId && o.PersonId == person).OrderByDescending(o => o.OfferedAt).ThenByDescending(o => o.Id).FirstOrDefaultAsync(ct);
        return offer is null ? throw OrderRefusals.NotFound() : (order, offer);
    }
}
