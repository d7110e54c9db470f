using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>Who may take an order: a member of a group, who is no party to it and has not too much in hand.</summary>
public sealed class OrderVolunteers(NeighborPartyDb db, OrderRoles roles, AuthorStanding standing, PolicyBook policies)
{
    /// <exception cref="Basics.RefusedException">422 for anybody else.</exception>
    public async Task RequireFitAsync(Order order, Guid personId, CancellationToken ct)
    {
        await RequireMemberAsync(order, personId, ct);
        if (await roles.HasConflictAsync(order, personId, ct))
            throw OrderRefusals.Conflict();
        // Why is not the leader's business.
        if (await standing.IsSuspendedAsync(personId, ct) || await db.OrderVolunteers.AnyAsync(v => v.PersonId == personId && !v.IsAvailable, ct))
            throw OrderRefusals.Unavailable(await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstAsync(ct));
    }

    public Task<bool> IsMemberAsync(Order order, Guid personId, CancellationToken ct) => Members(order).AnyAsync(p => p.Id == personId, ct);

    /// <exception cref="Basics.RefusedException">422 for who is in no group, or not now.</exception>
    public async Task RequireMemberAsync(Order order, Guid personId, CancellationToken ct)
    {
        if (!await IsMemberAsync(order, personId, ct))
            throw OrderRefusals.NotAVolunteer();
    }

    /// <exception cref="Basics.RefusedException">422 with as many as one may have at a time.</exception>
    public async Task RequireRoomAsync(Guid personId, CancellationToken ct)
    {
        var most = (await policies.TodayAsync(ct)).OrderMaxOpenPerVolunteer;
        if (await db.OrderOffers.CountAsync(o => o.PersonId == personId && o.State == OfferState.Accepted, ct) >= most)
            throw OrderRefusals.TooManyAccepted(most);
    }

    /// <summary>Whoever has a phone speaks for himself.</summary>
    /// <exception cref="Basics.RefusedException">422 for who has an account.</exception>
    public async Task RequireWithoutPhoneAsync(Guid personId, CancellationToken ct)
    {
        if (await db.People.AnyAsync(p => p.Id == personId && p.AccountId != null, ct))
            throw OrderRefusals.HasPhone();
    }

    /// <summary>About a named neighbour only mediators.</summary>
    public IQueryable<Person> Members(Order order)
    {
        if (!order.IsPrivate)
            return db.MembersOf(null);
        var mediators = roles.Mediators();
        return db.People.Where(p => p.Status == PersonStatus.Active && mediators.Contains(p.Id));
    }
}
