using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <param name="Phone">Null when none is known.</param>
/// <param name="Door">Null when none is known.</param>
public sealed record OrderContactFound(string Name, string? Phone, string? Door);

/// <summary>Shows whom to call and where to go: to the volunteer who has it, leaders and staff, from the acceptance until some days after the end. Every look leaves a row that the resident can see.</summary>
public sealed class ReadOrderContact(NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, PolicyBook policies, SensitiveReads reads, AuthorStanding standing, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for everybody else; 409 before somebody accepted it or the council gave it to an office, and when it is over.</exception>
    public async Task<OrderContactFound> RunAsync(Guid orderId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireWorkerAsync(order, ct);
        var days = (await policies.VersionAsync(order.PolicyVersion, ct)).OrderContactShownDays;
        // What was taken out of somebody's hands is none of his business any more.
        var gone = by == OrderRole.Volunteer && !order.State.HasVolunteer() && order.State is not (OrderState.Done or OrderState.Confirmed or OrderState.Closed or OrderState.Reopened);
        gone |= by == OrderRole.Volunteer && !await db.OrderOffers.AnyAsync(o => o.OrderId == orderId && o.PersonId == order.VolunteerId && (o.State == OfferState.Accepted || o.State == OfferState.Finished), ct);
        // Nor of who was suspended, left or was removed from his group.
        gone |= by == OrderRole.Volunteer && !await volunteers.IsMemberAsync(order, current.RequirePerson(), ct);
        if (by == OrderRole.Volunteer)
            await standing.RequireNotSuspendedAsync(current.RequirePerson(), ct);
        var nobodyYet = order.AcceptedAt is null && order.CouncilAt is null;
        if (gone || nobodyYet || time.Now() > order.EndedAt?.AddDays(days) || order.State is OrderState.Open or OrderState.Dispatched)
            throw OrderRefusals.ContactNotShown();
        var person = order.ForPersonId ?? order.RequesterId;
        var found = await db.People.AsNoTracking().FirstAsync(p => p.Id == person, ct);
        if (found.Status == PersonStatus.Closed)
            throw OrderRefusals.ContactNotShown();
        var door = order.Door(vault) ?? await HomeAsync(order, person, ct);
        Note(person, "phone");
        // Whose number it is when the one who asked left his own.
        if (person != order.RequesterId && order.ContactPhoneSealed is not null)
            Note(order.RequesterId, "phone");
        if (door is not null)
            Note(person, "door");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new OrderContactFound(found.Name, order.ContactPhone(vault) ?? found.Phone(vault), door);

        void Note(Guid whose, string what) => reads.Record(whose, what, "点单办理", by == OrderRole.Leader ? ActedVia.Leader : null);
    }

    /// <summary>Only when the order is about the house of the home: the same number in another one is a stranger's.</summary>
    private async Task<string?> HomeAsync(Order order, Guid person, CancellationToken ct) =>
        (await db.Residencies.Where(r => r.PersonId == person && r.To == null && r.IsPrimary)
            .Join(db.Dwellings.Where(d => d.BuildingId == order.BuildingId && (order.StairwellId == null || d.StairwellId == order.StairwellId)), r => r.DwellingId, d => d.Id, (_, d) => d)
            .AsNoTracking().FirstOrDefaultAsync(ct))?.Door(vault);
}
