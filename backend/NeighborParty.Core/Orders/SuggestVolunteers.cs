using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

public enum SuggestedBecause
{
    /// <summary>包户: looks after the household.</summary>
    CaresForHousehold,

    /// <summary>岗位: holds the post that it belongs to.</summary>
    Post,

    /// <summary>Said to be able to.</summary>
    Skill,

    /// <summary>责任区: of a group that answers for the place, or head of the house.</summary>
    Area,

    /// <summary>Has nothing in hand.</summary>
    Free,
}

/// <param name="InHand">Orders accepted and not done.</param>
/// <param name="Reasons">The strongest first.</param>
/// <param name="Why">The same in words.</param>
public sealed record SuggestedVolunteer(Guid PersonId, string Name, int InHand, IReadOnlyList<SuggestedBecause> Reasons, IReadOnlyList<string> Why);

/// <summary>
/// Whom to ask first (domain 3.4): who looks after the household, who has the post or can do it, who answers for the place, who has little in hand.
/// Who is a party to it, suspended, full or takes none now is not among them; who let a question about it lapse comes last.
/// </summary>
public sealed class SuggestVolunteers(
    NeighborPartyDb db, OrderRoles roles, OrderVolunteers volunteers, OrderCategories categories, SkillList skillList, AuthorStanding standing, PolicyBook policies, TimeProvider time)
{
    public const int Shown = 20;

    /// <summary>For the leader, and for the volunteer who wants to hand it over; he does not learn who looks after the household.</summary>
    /// <exception cref="RefusedException">404 for anybody else.</exception>
    public async Task<IReadOnlyList<SuggestedVolunteer>> ForPhoneAsync(Guid orderId, string? name, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.OpenedAt != null, ct) ?? throw OrderRefusals.NotFound();
        var by = await roles.RequireWorkerAsync(order, ct);
        return await FindAsync(order, name, withCare: by != OrderRole.Volunteer, ct);
    }

    /// <param name="order">To be given to somebody.</param>
    /// <param name="name">A part of the name; null for everybody.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<SuggestedVolunteer>> RunAsync(Order order, string? name, CancellationToken ct) => FindAsync(order, name, withCare: true, ct);

    /// <summary>For a message to the leader: whom to ask next, and why; empty when there is nobody.</summary>
    public async Task<string> NextAsync(Order order, CancellationToken ct) =>
        await RunAsync(order, null, ct) is [var next, ..] ? $"可以先问{next.Name}{(next.Why.Count > 0 ? $"（{next.Why[0]}）" : "")}。" : "";

    private async Task<IReadOnlyList<SuggestedVolunteer>> FindAsync(Order order, string? name, bool withCare, CancellationToken ct)
    {
        var part = name?.Trim() ?? "";
        var now = time.Now();
        var category = categories.Find(order.Category);
        var post = category?.Post;
        var said = $",{order.Category},";
        var able = await AbleAsync(order, category, ct);
        var ableIds = able.Keys.ToList();
        var most = (await policies.TodayAsync(ct)).OrderMaxOpenPerVolunteer;
        var parties = OrderRoles.PartiesOf(order);
        var (homes, avoided) = (await roles.HomesOf(order).ToListAsync(ct), order.AgainstDwellingId);
        var areas = await db.GroupPlaces.Where(g => g.BuildingId == order.BuildingId && (g.StairwellId == null || order.StairwellId == null || g.StairwellId == order.StairwellId))
            .Where(g => db.Groups.Any(x => x.Id == g.GroupId && x.Status == GroupStatus.Active)).Select(g => g.GroupId).ToListAsync(ct);
        var suspended = standing.Suspended();
        var found = await volunteers.Members(order).AsNoTracking()
            .Where(p => !parties.Contains(p.Id) && (part == "" || p.Name.Contains(part)))
            .Where(p => !db.Residencies.Any(r => r.PersonId == p.Id && r.To == null && (homes.Contains(r.DwellingId) || r.DwellingId == avoided)))
            .Where(p => !db.OrderVolunteers.Any(v => v.PersonId == p.Id && !v.IsAvailable) && !suspended.Contains(p.Id))
            .Where(p => !db.OrderOffers.Any(o => o.OrderId == order.Id && o.PersonId == p.Id && (o.EndedAt == null || o.State == OfferState.Declined)))
            .Select(p => new
            {
                p.Id, p.Name,
                Cares = withCare && db.CareAssignments.Any(c => c.PersonId == p.Id && c.To == null && homes.Contains(c.DwellingId)),
                Post = db.RoleGrants.Any(g => g.PersonId == p.Id && g.Role == post && g.From <= now && (g.To == null || g.To > now)),
                Skill = ableIds.Contains(p.Id) || db.OrderVolunteers.Any(v => v.PersonId == p.Id && v.Skills.Contains(said)),
                Head = db.RoleGrants.Any(g => g.PersonId == p.Id && g.Role == CommunityRole.BuildingHead && g.Scope == RoleScope.Building && g.ScopeId == order.BuildingId && g.From <= now && (g.To == null || g.To > now)),
                Area = db.Memberships.Any(m => m.PersonId == p.Id && m.To == null && m.State == MembershipState.Active && areas.Contains(m.GroupId)),
                InHand = db.OrderOffers.Count(o => o.PersonId == p.Id && o.State == OfferState.Accepted),
                Silent = db.OrderOffers.Any(o => o.OrderId == order.Id && o.PersonId == p.Id && o.State == OfferState.Lapsed),
            })
            .Where(p => p.InHand < most)
            .OrderBy(p => p.Silent).ThenByDescending(p => p.Cares).ThenByDescending(p => p.Post || p.Skill).ThenByDescending(p => p.Area || p.Head).ThenBy(p => p.InHand).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Take(Shown).ToListAsync(ct);
        return found.ConvertAll(p =>
        {
            (bool Is, SuggestedBecause Reason, string Why)[] reasons =
            [
                (p.Cares, SuggestedBecause.CaresForHousehold, "包户：平时照看这一户"),
                (p.Post, SuggestedBecause.Post, $"岗位：{(post is { } held ? CommunityRoles.Label(held) : "")}"),
                (p.Skill, SuggestedBecause.Skill, $"会做：{SkillOf(p.Id)}"),
                (p.Area || p.Head, SuggestedBecause.Area, p.Head ? "责任区：本栋楼栋长" : "责任区：负责这栋楼的小组"),
                (p.InHand == 0, SuggestedBecause.Free, "手上没有点单"),
            ];
            var those = reasons.Where(r => r.Is).ToList();
            return new SuggestedVolunteer(p.Id, p.Name, p.InHand, those.ConvertAll(r => r.Reason), those.ConvertAll(r => r.Why));
        });

        string SkillOf(Guid person) => able.GetValueOrDefault(person) ?? categories.NameOf(order.Category);
    }

    /// <summary>Whose 特长 help with it, and which those are. A list of codes is one text in the database, so it is looked through here: only of those who named any.</summary>
    private async Task<Dictionary<Guid, string>> AbleAsync(Order order, OrderCategory? category, CancellationToken ct)
    {
        if (category?.Skills is not { Count: > 0 } wanted)
            return [];
        List<string> none = [];
        var rows = await volunteers.Members(order).AsNoTracking().Where(p => p.Skills != none).Select(p => new { p.Id, p.Skills }).ToListAsync(ct);
        return rows.Select(r => (r.Id, Helps: r.Skills.Where(wanted.Contains).Select(skillList.NameOf).ToList())).Where(r => r.Helps.Count > 0)
            .ToDictionary(r => r.Id, r => string.Join("、", r.Helps));
    }
}
