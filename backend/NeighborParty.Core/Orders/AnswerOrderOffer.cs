using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>接单 or 不接: the first yes has it, and where nobody goes alone the second goes along. Who gives a reason is not blamed for a no.</summary>
public sealed class AnswerOrderOffer(
    NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, PairRule pairs, GoAlong along, SuggestVolunteers suggest, AuthorStanding standing, OrderHistory history, OrderNotices notices,
    CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for who was not asked; 409 when another has it; 422 in conflict or with too many in hand; 403 for who is suspended.</exception>
    public async Task<Order> AcceptAsync(Guid orderId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (order, offer) = await FindAsync(orderId, person, ct);
        if (HasSaidYes(order, offer))
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
        var (order, offer, by) = await FindForAsync(orderId, person, ct);
        if (HasSaidYes(order, offer))
            return order;
        await volunteers.RequireWithoutPhoneAsync(person, ct);
        await TakeAsync(order, offer, OrderEvent.AcceptFor, by, await NameAsync(person, ct), now, ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <exception cref="RefusedException">404 for who was not asked; 409 once the work has begun.</exception>
    public async Task<Order> DeclineAsync(Guid orderId, DeclineCode code, string? words, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var clean = CleanText.Optional("text", words, 200, "说明");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (order, offer) = await FindAsync(orderId, person, ct);
        await RefuseAsync(order, offer, OrderEvent.Decline, OrderRole.Volunteer, current.Actor.Name, (code, clean), now, ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>A leader or staff write down that somebody without a phone, who was asked, has said no.</summary>
    /// <exception cref="RefusedException">404 for strangers and for who was not asked; 409 once the work has begun; 422 for who has a phone.</exception>
    public async Task<Order> DeclineForAsync(Guid orderId, Guid person, DeclineCode code, string? words, CancellationToken ct)
    {
        var clean = CleanText.Optional("text", words, 200, "说明");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (order, offer, by) = await FindForAsync(orderId, person, ct);
        await volunteers.RequireWithoutPhoneAsync(person, ct);
        await RefuseAsync(order, offer, OrderEvent.DeclineFor, by, await NameAsync(person, ct), (code, clean), now, ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>A repeat gives the first result.</summary>
    private static bool HasSaidYes(Order order, OrderOffer offer) => offer.State == OfferState.Along || (order.VolunteerId == offer.PersonId && offer.State == OfferState.Accepted);

    private async Task TakeAsync(Order order, OrderOffer offer, OrderEvent on, OrderRole by, string name, DateTime now, CancellationToken ct)
    {
        var person = offer.PersonId;
        if (offer.State != OfferState.Offered)
            throw OrderRefusals.AlreadyTaken();
        await standing.RequireNotSuspendedAsync(person, ct);
        await volunteers.RequireMemberAsync(order, person, ct);
        if (await roles.HasConflictAsync(order, person, ct))
            throw OrderRefusals.Conflict();
        // Somebody has it already: the second yes goes along.
        if (order.State.StaysWithVolunteer())
        {
            await along.JoinAsync(order, offer, by, name, now, ct);
            await db.SaveChangesAsync(ct);
            return;
        }

        await volunteers.RequireRoomAsync(person, ct);
        var from = order.State;
        order.Accept(person, on, by, now);
        await EndOthersAsync(order, offer, name, now, ct);
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

    private async Task RefuseAsync(Order order, OrderOffer offer, OrderEvent on, OrderRole by, string name, (DeclineCode Code, string? Text) why, DateTime now, CancellationToken ct)
    {
        // A repeat gives the first result.
        if (offer.State == OfferState.Declined)
            return;
        if (offer.EndedAt is not null)
            throw OrderRefusals.AlreadyTaken();
        var from = order.State;
        var has = offer.State == OfferState.Accepted;
        var left = await db.OrderOffers.CountAsync(o => o.OrderId == order.Id && o.State == OfferState.Offered && o.PersonId != offer.PersonId, ct);
        // Who was only to go along changes nothing about who has it.
        if (from == OrderState.Transferred && offer.State == OfferState.Offered)
        {
            if (left == 0)
                order.Go(order.HowBack(), by, now);
        }
        else if (has || (left == 0 && !from.HasVolunteer()))
        {
            order.Go(on, by, now);
        }

        offer.Go(OfferEvent.Decline, now, why.Code);
        if (has)
            await WithdrawOthersAsync(order, offer, now, ct);
        await history.AddAsync(order, on, from, by, new OrderFacts(offer.PersonId, why.Code.ToString(), why.Text), ct);
        await db.SaveChangesAsync(ct);
        await notices.TellLeadersAsync(order, "order.declined", "有人不能接点单", $"{notices.Of(order)}，{name}：{OrderWords.Label(why.Code)}。{(order.State == OrderState.Open ? $"请另派一位。{await suggest.NextAsync(order, ct)}" : "")}", ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Nobody has it any more: who was to go along is free.</summary>
    private async Task WithdrawOthersAsync(Order order, OrderOffer mine, DateTime now, CancellationToken ct)
    {
        foreach (var other in await db.OrderOffers.Where(o => o.OrderId == order.Id && o.Id != mine.Id && o.EndedAt == null).ToListAsync(ct))
        {
            other.Go(OfferEvent.Withdraw, now);
            await notices.TellAsync(order, other.PersonId, "order.taken", "点单另行安排", $"{notices.Of(order)}，暂时不用去，谢谢您。", ct);
        }
    }

    /// <param name="order">Taken on just now.</param>
    private async Task EndOthersAsync(Order order, OrderOffer mine, string name, DateTime now, CancellationToken ct)
    {
        var others = await db.OrderOffers.Where(o => o.OrderId == order.Id && o.Id != mine.Id && o.EndedAt == null && o.State != OfferState.Along).ToListAsync(ct);
        var lacking = await pairs.IsLackingAsync(order, ct);
        foreach (var other in others)
        {
            if (lacking && other.State == OfferState.Offered)
            {
                await notices.TellAsync(order, other.PersonId, "order.along", "这件点单须两人上门", $"{notices.Of(order)}，{name}已接单，您愿意的话可以同行。", ct);
                continue;
            }

            var had = other.State == OfferState.Accepted;
            other.Go(had ? OfferEvent.HandOver : OfferEvent.Withdraw, now);
            await notices.TellAsync(order, other.PersonId, had ? "order.handed_over" : "order.taken", had ? "点单已由别人接手" : "点单已有人接", $"{notices.Of(order)}，谢谢您。", ct);
        }

        // The index counts accepted ones: who hands over must be out before the next is in.
        if (others.Exists(o => o.State == OfferState.HandedOver))
            await db.SaveChangesAsync(ct);
    }

    private async Task<(Order Order, OrderOffer Offer, OrderRole By)> FindForAsync(Guid orderId, Guid person, CancellationToken ct)
    {
        var order = await OrderAsync(orderId, ct);
        var by = await roles.RequireLeadAsync(order, ct);
        return (order, await OfferAsync(orderId, person, ct), by);
    }

    private Task<string> NameAsync(Guid person, CancellationToken ct) => db.People.Where(p => p.Id == person).Select(p => p.Name).FirstAsync(ct);

    private async Task<(Order Order, OrderOffer Offer)> FindAsync(Guid orderId, Guid person, CancellationToken ct) => (await OrderAsync(orderId, ct), await OfferAsync(orderId, person, ct));

    private async Task<Order> OrderAsync(Guid orderId, CancellationToken ct) => await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();

    private async Task<OrderOffer> OfferAsync(Guid orderId, Guid person, CancellationToken ct) =>
        await db.OrderOffers.Where(o => o.OrderId == orderId && o.PersonId == person).OrderByDescending(o => o.OfferedAt).ThenByDescending(o => o.Id).FirstOrDefaultAsync(ct)
        ?? throw OrderRefusals.NotFound();
}
