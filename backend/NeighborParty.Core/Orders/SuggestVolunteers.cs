using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

public enum SuggestedBecause
{
    /// <summary>包户: looks after the household.</summary>
    CaresForHousehold,

    /// <summary>Said to be able to.</summary>
    Skill,

    /// <summary>责任区: of the group that answers for the house.</summary>
    Area,

    /// <summary>Has nothing in hand.</summary>
    Free,
}

/// <param name="InHand">Orders accepted and not done.</param>
/// <param name="Reasons">The strongest first.</param>
public sealed record SuggestedVolunteer(Guid PersonId, string Name, int InHand, IReadOnlyList<SuggestedBecause> Reasons);

/// <summary>Whom to ask first (domain 3.4): who looks after the household, who can do it, who belongs to the house, who has little in hand. Who is a party to it or takes none is not among them.</summary>
public sealed class SuggestVolunteers(NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, PolicyBook policies)
{
    public const int Shown = 20;

    /// <summary>For the leader, and for the volunteer who wants to hand it over; he does not learn who looks after the household.</summary>
    /// <exception cref="RefusedException">404 for anybody else.</exception>
    public async Task<IReadOnlyList<SuggestedVolunteer>> ForPhoneAsync(Guid orderId, string? name, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.OpenedAt != null, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireWorkerAsync(order, ct);
        var found = await RunAsync(order, name, ct);
        return by == OrderRole.Volunteer ? [.. found.Select(f => f with { Reasons = [.. f.Reasons.Where(r => r != SuggestedBecause.CaresForHousehold)] })] : found;
    }

    /// <param name="order">To be given to somebody.</param>
    /// <param name="name">A part of the name; null for everybody.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<SuggestedVolunteer>> RunAsync(Order order, string? name, CancellationToken ct)
    {
        var part = name?.Trim() ?? "";
        var skill = $",{order.Category},";
        var most = (await policies.TodayAsync(ct)).OrderMaxOpenPerVolunteer;
        Guid[] parties = order.ForPersonId is { } other ? [order.RequesterId, other] : [order.RequesterId];
        var homes = await db.Residencies.Where(r => parties.Contains(r.PersonId) && r.To == null).Select(r => r.DwellingId).ToListAsync(ct);
        var found = await volunteers.Members(order).AsNoTracking()
            .Where(p => !parties.Contains(p.Id) && (part == "" || p.Name.Contains(part)))
            .Where(p => !db.Residencies.Any(r => r.PersonId == p.Id && r.To == null && homes.Contains(r.DwellingId)))
            .Where(p => !db.OrderVolunteers.Any(v => v.PersonId == p.Id && !v.IsAvailable))
            .Where(p => !db.OrderOffers.Any(o => o.OrderId == order.Id && o.PersonId == p.Id && (o.EndedAt == null || o.State == OfferState.Declined)))
            .Select(p => new
            {
                p.Id, p.Name,
                Cares = db.CareAssignments.Any(c => c.PersonId == p.Id && c.To == null && homes.Contains(c.DwellingId)),
                Skill = db.OrderVolunteers.Any(v => v.PersonId == p.Id && v.Skills.Contains(skill)),
                Area = db.Memberships.Any(m => m.PersonId == p.Id && m.To == null && m.GroupId == order.GroupId),
                InHand = db.OrderOffers.Count(o => o.PersonId == p.Id && o.State == OfferState.Accepted),
            })
            .Where(p => p.InHand < most)
            .OrderByDescending(p => p.Cares).ThenByDescending(p => p.Skill).ThenByDescending(p => p.Area).ThenBy(p => p.InHand).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Take(Shown).ToListAsync(ct);
        return found.ConvertAll(p => new SuggestedVolunteer(p.Id, p.Name, p.InHand, ReasonsOf(p.Cares, p.Skill, p.Area, p.InHand)));
    }

    private static List<SuggestedBecause> ReasonsOf(bool cares, bool skill, bool area, int inHand)
    {
        var reasons = new List<SuggestedBecause>();
        if (cares)
            reasons.Add(SuggestedBecause.CaresForHousehold);
        if (skill)
            reasons.Add(SuggestedBecause.Skill);
        if (area)
            reasons.Add(SuggestedBecause.Area);
        if (inHand == 0)
            reasons.Add(SuggestedBecause.Free);
        return reasons;
    }
}
