using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Orders;

/// <summary>A member says whether he takes orders now, and of which kinds.</summary>
public sealed class OfferToVolunteer(NeighborPartyDb db, Neighbourhood neighbourhood, OrderCategories categories, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <exception cref="RefusedException">403 for who is no member; 400 for an unknown category.</exception>
    public async Task<OrderVolunteer> RunAsync(bool available, IReadOnlyCollection<string> skills, CancellationToken ct)
    {
        var (person, _) = await neighbourhood.RequireMemberAsync(ct);
        foreach (var skill in skills)
            categories.Require(skill);
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var row = await db.OrderVolunteers.FirstOrDefaultAsync(v => v.PersonId == person, ct);
        if (row is null)
            db.OrderVolunteers.Add(row = new OrderVolunteer { Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = person });
        row.Say(available, skills, now);
        audit.Record(new Act("order_volunteer.changed", nameof(OrderVolunteer), row.Id) { Details = new { available, skills } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return row;
    }

    /// <summary>As it is now; without a word of his he takes any.</summary>
    public async Task<OrderVolunteer> ReadAsync(CancellationToken ct)
    {
        var (person, _) = await neighbourhood.RequireMemberAsync(ct);
        return await db.OrderVolunteers.AsNoTracking().FirstOrDefaultAsync(v => v.PersonId == person, ct) ?? new OrderVolunteer { PersonId = person };
    }
}
