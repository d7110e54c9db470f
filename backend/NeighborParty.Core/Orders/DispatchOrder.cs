using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>派单: the leader or staff asks one to five volunteers; who says yes first has it.</summary>
public sealed class DispatchOrder(NeighborPartyDb db, OrderRoles roles, OrderHistory history, OrderNotices notices, OrderVolunteers volunteers, PolicyBook policies, WorkingCalendar calendar, TimeProvider time)
{
    public const int MostAsked = 5;

    /// <param name="orderId">Of the group that the caller leads; staff: any.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="people">One to five.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 412, 428; 409 in another state or for somebody who was asked already; 422 for who is no member, unavailable or in conflict.</exception>
    public async Task<Order> RunAsync(Guid orderId, int? version, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireLeadAsync(order, ct);
        await db.RequireVersionAsync(order, order.Id, version, ct);
        await AskAsync(order, people, OrderEvent.Dispatch, by, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>In the caller's transaction; also for the council's decision and for a transfer.</summary>
    public async Task AskAsync(Order order, IReadOnlyCollection<Guid> people, OrderEvent on, OrderRole by, DateTime now, CancellationToken ct)
    {
        var asked = people.Distinct().ToList();
        if (asked.Count is 0 or > MostAsked)
            throw Refusals.Invalid("volunteerIds", $"请选择 1 到 {MostAsked} 位接单人。");
        var from = order.State;
        // Somebody was found before Friday: otherwise nobody would be warned any more, for the ladder is at its top.
        if (from == OrderState.Escalated)
            order.DueByCouncil(null, calendar, now);
        order.Go(on, by, now);
        var policy = await policies.VersionAsync(order.PolicyVersion, ct);
        var answerBy = now.AddHours(order.AcceptHours(policy));
        foreach (var person in asked)
        {
            await volunteers.RequireFitAsync(order, person, ct);
            if (await db.OrderOffers.AnyAsync(o => o.OrderId == order.Id && o.PersonId == person && o.EndedAt == null, ct))
                throw OrderRefusals.AlreadyAsked();
            db.OrderOffers.Add(new OrderOffer { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = order.Id, PersonId = person, OfferedAt = now, AnswerBy = answerBy });
        }

        await history.AddAsync(order, on, from, by, new OrderFacts(asked.Count == 1 ? asked[0] : null), ct);
        foreach (var person in asked)
            await notices.AskAsync(order, person, answerBy, along: false, ct);
    }
}
