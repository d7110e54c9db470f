using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>同行: finds the second one for a visit, or lets one go alone. Who was asked answers like anybody who is asked to take an order.</summary>
public sealed class GoAlong(
    NeighborPartyDb db, OrderDesk desk, OrderRoles roles, OrderVolunteers volunteers, PairRule pairs, OrderNotices notices, PolicyBook policies, CurrentActor current, TimeProvider time)
{
    /// <param name="orderId">Somebody has it.</param>
    /// <param name="people">Whom to ask, one to five; who says yes first goes along.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for anybody but the volunteer, a leader or staff; 409 when nobody is lacking or somebody was asked already; 422 for who cannot.</exception>
    public Task<Order> AskAsync(Guid orderId, IReadOnlyCollection<Guid> people, CancellationToken ct) => ActAsync(orderId, roles.RequireWorkerAsync, async (order, by, now) =>
    {
        var asked = people.Distinct().ToList();
        if (asked.Count is 0 or > DispatchOrder.MostAsked)
            throw Refusals.Invalid("volunteerIds", $"请选择 1 到 {DispatchOrder.MostAsked} 位同行人。");
        var answerBy = now.AddHours(order.AcceptHours(await policies.VersionAsync(order.PolicyVersion, ct)));
        foreach (var person in asked)
        {
            await volunteers.RequireFitAsync(order, person, ct);
            if (await db.OrderOffers.AnyAsync(o => o.OrderId == orderId && o.PersonId == person && o.EndedAt == null, ct))
                throw OrderRefusals.AlreadyAsked();
            db.OrderOffers.Add(new OrderOffer { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = orderId, PersonId = person, OfferedAt = now, AnswerBy = answerBy });
        }

        await desk.NoteAsync(order, OrderEvent.AskAlong, by, new OrderFacts(asked.Count == 1 ? asked[0] : null), null, ct);
        foreach (var person in asked)
            await notices.AskAsync(order, person, answerBy, along: true, ct);
    }, ct);

    /// <summary>The leader goes along.</summary>
    /// <exception cref="RefusedException">404 for anybody else; 409 when nobody is lacking; 422 for who has it himself or is a party to it.</exception>
    public Task<Order> SelfAsync(Guid orderId, CancellationToken ct) => ActAsync(orderId, roles.RequireLeadAsync, async (order, by, now) =>
    {
        var person = current.RequirePerson();
        if (order.VolunteerId == person)
            throw OrderRefusals.NotBoth();
        if (await roles.HasConflictAsync(order, person, ct))
            throw OrderRefusals.Conflict();
        var offer = await db.OrderOffers.FirstOrDefaultAsync(o => o.OrderId == orderId && o.PersonId == person && o.EndedAt == null, ct);
        if (offer is null)
            db.OrderOffers.Add(offer = new OrderOffer { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = orderId, PersonId = person, OfferedAt = now, AnswerBy = now });
        await JoinAsync(order, offer, by, current.Actor.Name, now, ct);
    }, ct);

    /// <summary>Somebody of the office goes along.</summary>
    /// <exception cref="RefusedException">403 for anybody but staff; 409 when nobody is lacking; 422 when it is the one who has it.</exception>
    public Task<Order> StaffAsync(Guid orderId, string? name, CancellationToken ct) => ActAsync(orderId, roles.RequireLeadAsync, async (order, by, now) =>
    {
        if (by != OrderRole.Staff)
            throw Refusals.Forbidden();
        var clean = CleanText.Optional("name", name, 30, "同行的工作人员") ?? current.Actor.Name;
        if (clean == current.Actor.Name && await roles.IsVolunteerActingAsync(order, ct))
            throw OrderRefusals.NotBoth();
        order.GoesAlong(clean);
        await WithdrawAskedAsync(order, now, ct);
        await desk.NoteAsync(order, OrderEvent.GoAlong, by, new OrderFacts(Text: $"工作人员{clean}同行"), null, ct);
        await TellVolunteerAsync(order, $"工作人员{clean}", ct);
    }, ct);

    /// <summary>One may go alone this time, and it stands written why.</summary>
    /// <exception cref="RefusedException">404 for strangers; 400 without a reason; 409 when nobody is lacking; 422 for one's own work.</exception>
    public Task<Order> AllowAloneAsync(Guid orderId, string? reason, CancellationToken ct) => ActAsync(orderId, roles.RequireLeadAsync, async (order, by, now) =>
    {
        var clean = CleanText.Required("reason", reason, 200, "为什么可以一人上门");
        if (await roles.IsVolunteerActingAsync(order, ct))
            throw OrderRefusals.OwnSafety();
        order.AllowAlone(now);
        await WithdrawAskedAsync(order, now, ct);
        await desk.NoteAsync(order, OrderEvent.AllowAlone, by, new OrderFacts(order.VolunteerId, Text: clean), null, ct);
        if (order.VolunteerId is { } volunteer)
            await notices.TellAsync(order, volunteer, "order.alone_allowed", "可以一人上门", $"{notices.Of(order)}，已同意您一人上门，请注意安全。", ct);
    }, ct);

    /// <summary>In the caller's transaction: who was asked said yes.</summary>
    internal async Task JoinAsync(Order order, OrderOffer offer, OrderRole by, string name, DateTime now, CancellationToken ct)
    {
        if (!await pairs.IsLackingAsync(order, ct))
            throw OrderRefusals.AlreadyTaken();
        offer.Go(OfferEvent.GoAlong, now);
        await WithdrawAskedAsync(order, now, ct);
        await desk.NoteAsync(order, OrderEvent.GoAlong, by, new OrderFacts(offer.PersonId), null, ct);
        await TellVolunteerAsync(order, name, ct);
    }

    private async Task WithdrawAskedAsync(Order order, DateTime now, CancellationToken ct)
    {
        // Asked in memory too: whoever says yes just now is no longer among them.
        foreach (var other in (await db.OrderOffers.Where(o => o.OrderId == order.Id && o.State == OfferState.Offered).ToListAsync(ct)).Where(o => o.State == OfferState.Offered))
        {
            other.Go(OfferEvent.Withdraw, now);
            await notices.TellAsync(order, other.PersonId, "order.taken", "已有人同行", $"{notices.Of(order)}，谢谢您。", ct);
        }
    }

    private async Task TellVolunteerAsync(Order order, string name, CancellationToken ct)
    {
        if (order.VolunteerId is { } volunteer)
            await notices.TellAsync(order, volunteer, "order.went_along", "有人和您一起上门", $"{notices.Of(order)}，{name}和您同行，请约好时间。", ct);
    }

    private async Task<Order> ActAsync(Guid orderId, Func<Order, CancellationToken, Task<OrderRole>> role, Func<Order, OrderRole, DateTime, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await role(order, ct);
        // Only between the yes and the end of the work, and not while it is on its way to somebody else.
        if (!order.State.StaysWithVolunteer() || !await pairs.IsLackingAsync(order, ct))
            throw OrderRefusals.PairComplete();
        await act(order, by, time.Now());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
