using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <param name="Phone">Null when none is known.</param>
/// <param name="Door">Null when none is known.</param>
/// <param name="Against">Where the neighbour lives whom it is about; null when it is about none, or that is unknown.</param>
public sealed record OrderContactFound(string Name, string? Phone, string? Door, string? Against = null);

/// <summary>Shows whom to call and where to go: to the volunteer who has it, leaders and staff, from the acceptance until some days after the end. Every look leaves a row that the resident can see.</summary>
public sealed class ReadOrderContact(NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, PolicyBook policies, SensitiveReads reads, StaffReads limit, AuditTrail audit, AuthorStanding standing, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    /// <param name="orderId">Accepted, or with an office.</param>
    /// <param name="reason">Of staff: needed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">
    /// 404 for everybody else; 409 before somebody accepted it or the council gave it to an office, and when it is over; for staff 400 without a real reason and 429 beyond so many in an hour.
    /// </exception>
    public async Task<OrderContactFound> RunAsync(Guid orderId, string? reason, CancellationToken ct)
    {
        var why = current.Actor.Kind == ActorKind.Staff ? StaffReads.RequireReason(reason) : "点单办理";
        await using var write = await db.BeginWriteAsync(ct);
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireWorkerAsync(order, ct);
        if (by == OrderRole.Staff)
            await limit.RequireRoomAsync(ct);
        var policy = await policies.VersionAsync(order.PolicyVersion, ct);
        // What was taken out of somebody's hands is none of his business any more.
        var gone = by == OrderRole.Volunteer && !order.State.HasVolunteer() && order.State is not (OrderState.Done or OrderState.Confirmed or OrderState.Closed or OrderState.Reopened);
        gone |= by == OrderRole.Volunteer && !await db.OrderOffers.AnyAsync(o => o.OrderId == orderId && o.PersonId == order.VolunteerId && (o.State == OfferState.Accepted || o.State == OfferState.Finished), ct);
        // Nor of who was suspended, left or was removed from his group.
        gone |= by == OrderRole.Volunteer && !await volunteers.IsMemberAsync(order, current.RequirePerson(), ct);
        if (by == OrderRole.Volunteer)
            await standing.RequireNotSuspendedAsync(current.RequirePerson(), ct);
        var nobodyYet = order.AcceptedAt is null && order.CouncilAt is null;
        if (gone || nobodyYet || order.IsContactOver(policy, time.Now()) || order.State is OrderState.Open or OrderState.Dispatched)
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
        var against = order.Against(vault);
        // Not in the neighbour's own list of looks: it would tell him that somebody complained.
        if (against is not null)
            audit.Record(new Act("order.against_read", nameof(Order), order.Id) { ReasonText = why, Via = by == OrderRole.Leader ? ActedVia.Leader : null });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new OrderContactFound(found.Name, order.ContactPhone(vault) ?? found.Phone(vault), door, against);

        void Note(Guid whose, string what) => reads.Record(whose, what, why, by == OrderRole.Leader ? ActedVia.Leader : null, order.Id);
    }

    /// <summary>Only when the order is about the house of the home: the same number in another one is a stranger's.</summary>
    private async Task<string?> HomeAsync(Order order, Guid person, CancellationToken ct) =>
        (await db.Residencies.Where(r => r.PersonId == person && r.To == null && r.IsPrimary)
            .Join(db.Dwellings.Where(d => d.BuildingId == order.BuildingId && (order.StairwellId == null || d.StairwellId == order.StairwellId)), r => r.DwellingId, d => d.Id, (_, d) => d)
            .AsNoTracking().FirstOrDefaultAsync(ct))?.Door(vault);
}
