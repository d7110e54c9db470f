using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Orders;

/// <summary>Who may do what with an order: staff, the leaders of its group and, when it is late, the branch secretary, the requester, the volunteer who has it. About a named neighbour only staff and mediators.</summary>
public sealed class OrderRoles(NeighborPartyDb db, CurrentActor current, Leadership leadership, SamePerson same)
{
    /// <exception cref="RefusedException">404 for everybody else: what is not yours does not exist for you.</exception>
    public async Task<OrderRole> RequireLeadAsync(Order order, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            // Nobody of the office handles what he asked for himself, what was asked for him, or what is said of his own household.
            return await same.ActingAsync(ct) is { } human && (order.RequesterId == human || order.ForPersonId == human || await IsAgainstAsync(order, human, ct)) ? throw OrderRefusals.Conflict() : OrderRole.Staff;
        return await LeadsAsync(order, current.RequirePerson(), ct) ? OrderRole.Leader : throw OrderRefusals.NotFound();
    }

    public async Task<bool> LeadsAsync(Order order, Guid personId, CancellationToken ct)
    {
        if (order.RequesterId == personId || order.ForPersonId == personId)
            return false;
        if (order.IsPrivate)
            return await IsMediatorAsync(personId, ct) && !await IsAgainstAsync(order, personId, ct);
        if (order.GroupId is { } group && (await leadership.GroupsLedByAsync(personId, ct)).Contains(group))
            return true;
        // Whom the ladder has asked to look after it may do so.
        return order.HighestRung >= OrderRung.Secretary && (await leadership.SecretariesOfAsync(order.BuildingId, order.GroupId, ct)).Contains(personId);
    }

    /// <summary>Who mediates now.</summary>
    public IQueryable<Guid> Mediators() => leadership.Held().Where(g => g.Role == CommunityRole.Mediator).Select(g => g.PersonId);

    public Task<bool> IsMediatorAsync(Guid personId, CancellationToken ct) => Mediators().ContainsAsync(personId, ct);

    /// <summary>Whom to tell about it: the leaders of its group, or the mediators; none when the community has to catch it.</summary>
    public async Task<IReadOnlyList<Guid>> LeadersOfAsync(Order order, CancellationToken ct)
    {
        var parties = PartiesOf(order);
        if (!order.IsPrivate)
            return order.GroupId is { } group ? [.. (await leadership.LeadersOfAsync(group, ct)).Where(l => !parties.Contains(l))] : [];
        var neighbours = db.Residencies.Where(r => r.DwellingId == order.AgainstDwellingId && r.To == null).Select(r => r.PersonId);
        return await Mediators().Where(m => !neighbours.Contains(m) && !parties.Contains(m)).Distinct().ToListAsync(ct);
    }

    /// <summary>What the office may read: nobody reads there what is said of his own household.</summary>
    public IQueryable<Order> Readable(IQueryable<Order> orders)
    {
        var actor = current.Actor;
        return orders.Where(o => o.AgainstDwellingId == null || !db.Residencies.Any(r => r.To == null && r.DwellingId == o.AgainstDwellingId
            && (r.PersonId == actor.PersonId || db.StaffAccounts.Any(s => s.Id == actor.Id && s.PersonId == r.PersonId))));
    }

    /// <summary>What <see cref="Readable"/> leaves out for somebody of the office who lives here.</summary>
    public IQueryable<Order> Withheld(IQueryable<Order> orders, Guid personId) =>
        orders.Where(o => o.AgainstDwellingId != null && db.Residencies.Any(r => r.To == null && r.DwellingId == o.AgainstDwellingId && r.PersonId == personId));

    /// <summary>Whether it is about the household in which somebody lives.</summary>
    public async Task<bool> IsAgainstAsync(Order order, Guid personId, CancellationToken ct) =>
        order.AgainstDwellingId is { } dwelling && await db.LivesAtAsync(personId, dwelling, ct);

    /// <summary>Who asked, and for whom.</summary>
    public static IReadOnlyList<Guid> PartiesOf(Order order) => order.ForPersonId is { } other ? [order.RequesterId, other] : [order.RequesterId];

    /// <summary>Where the parties live.</summary>
    public IQueryable<Guid> HomesOf(Order order)
    {
        var parties = PartiesOf(order);
        return db.Residencies.Where(r => parties.Contains(r.PersonId) && r.To == null).Select(r => r.DwellingId);
    }

    /// <summary>Who asked, or for whom it was asked.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public OrderRole RequireRequester(Order order)
    {
        var person = current.RequirePerson();
        return IsAsker(order, person) ? OrderRole.Requester : throw OrderRefusals.NotFound();
    }

    /// <summary>Requester, leader or staff, whichever the caller is first.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<OrderRole> RequireRequesterOrLeadAsync(Order order, CancellationToken ct) =>
        current.Actor is { Kind: ActorKind.Resident, PersonId: { } person } && IsAsker(order, person)
            ? RequireRequester(order)
            : await RequireLeadAsync(order, ct);

    /// <summary>The volunteer who has it.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public OrderRole RequireVolunteer(Order order) =>
        order.VolunteerId is { } volunteer && volunteer == current.RequirePerson() ? OrderRole.Volunteer : throw OrderRefusals.NotFound();

    /// <summary>The volunteer who has it, a leader or staff.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<OrderRole> RequireWorkerAsync(Order order, CancellationToken ct) =>
        current.Actor.Kind == ActorKind.Resident && order.VolunteerId is { } volunteer && volunteer == current.Actor.PersonId
            ? OrderRole.Volunteer
            : await RequireLeadAsync(order, ct);

    /// <summary>Requester, volunteer, leader or staff, whichever the caller is first.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<OrderRole> RequireAnyPartyAsync(Order order, CancellationToken ct) =>
        current.Actor.Kind == ActorKind.Resident && IsVolunteer(order) ? OrderRole.Volunteer : await RequireRequesterOrLeadAsync(order, ct);

    /// <summary>For whom it was asked learns of it when it was checked.</summary>
    private static bool IsAsker(Order order, Guid person) => order.RequesterId == person || (order.ForPersonId == person && order.OpenedAt is not null);

    /// <summary>Whether the volunteer who has it acts now, by phone or with a staff account.</summary>
    public async Task<bool> IsVolunteerActingAsync(Order order, CancellationToken ct) => order.VolunteerId is { } volunteer && await same.ActingAsync(ct) == volunteer;

    public bool IsVolunteer(Order order) => order.VolunteerId is { } volunteer && volunteer == current.Actor.PersonId;

    /// <summary>The requester himself and whoever lives with him, or with whom it is for, keeps out of it; so does the household that it is about.</summary>
    public async Task<bool> HasConflictAsync(Order order, Guid personId, CancellationToken ct)
    {
        if (PartiesOf(order).Contains(personId) || await IsAgainstAsync(order, personId, ct))
            return true;
        var homes = HomesOf(order);
        return await db.Residencies.AnyAsync(r => r.PersonId == personId && r.To == null && homes.Contains(r.DwellingId), ct);
    }
}
