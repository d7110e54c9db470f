using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Groups;

/// <summary>Who leads which group today. A leader sees and does only what belongs to the own groups.</summary>
public sealed class Leadership(NeighborPartyDb db, CurrentActor current, TimeProvider time)
{
    /// <summary>The grants of those who lead a group now, as leader or deputy. Part of other questions too: what it said of tracking would hold for all that they read.</summary>
    public IQueryable<RoleGrant> Leading() =>
        Held().Where(g => g.Scope == RoleScope.Group && (g.Role == CommunityRole.GroupLeader || g.Role == CommunityRole.DeputyLeader));

    /// <summary>The groups that the person leads now.</summary>
    public async Task<IReadOnlyList<Guid>> GroupsLedByAsync(Guid personId, CancellationToken ct) => await GroupsLedBy(personId).Distinct().ToListAsync(ct);

    /// <summary>The same as part of another question.</summary>
    public IQueryable<Guid> GroupsLedBy(Guid personId) => Leading().Where(g => g.PersonId == personId).Select(g => g.ScopeId);

    /// <summary>Leaders and deputies of a group, for messages.</summary>
    public async Task<IReadOnlyList<Guid>> LeadersOfAsync(Guid groupId, CancellationToken ct) =>
        await Leading().Where(g => g.ScopeId == groupId).Select(g => g.PersonId).Distinct().ToListAsync(ct);

    /// <summary>Leaders and deputies of the groups that answer for a house, for messages.</summary>
    /// <param name="buildingId">The house.</param>
    /// <param name="stairwellId">Only of groups that answer for this part of it; null: of all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Guid>> LeadersAtAsync(Guid buildingId, Guid? stairwellId, CancellationToken ct) =>
        await Leading()
            .Where(g => db.GroupPlaces.Any(p => p.GroupId == g.ScopeId && p.BuildingId == buildingId && (stairwellId == null || p.StairwellId == null || p.StairwellId == stairwellId)))
            .Select(g => g.PersonId).Distinct().ToListAsync(ct);

    /// <summary>Households behind the doors that these groups answer for; one whose stairwell nobody noted is a matter of all groups of the house, as in <see cref="LeadersAtAsync"/>.</summary>
    public IQueryable<Guid> DwellingsOf(IQueryable<Guid> groups) =>
        from p in db.GroupPlaces
        join d in db.Dwellings on p.BuildingId equals d.BuildingId
        where groups.Contains(p.GroupId) && (p.StairwellId == null || d.StairwellId == null || p.StairwellId == d.StairwellId)
        select d.Id;

    /// <summary>Branch secretaries of the whole community, of the building's compound or of the group, for messages.</summary>
    public async Task<IReadOnlyList<Guid>> SecretariesOfAsync(Guid buildingId, Guid? groupId, CancellationToken ct)
    {
        var compound = await db.Buildings.Where(b => b.Id == buildingId).Select(b => b.CompoundId).FirstAsync(ct);
        return await Secretaries()
            .Where(g => g.Scope == RoleScope.Community || (g.Scope == RoleScope.Compound && g.ScopeId == compound) || (g.Scope == RoleScope.Group && g.ScopeId == groupId))
            .Select(g => g.PersonId).Distinct().ToListAsync(ct);
    }

    /// <summary>The buildings of which somebody is the branch secretary, of the whole community or of a compound.</summary>
    public IQueryable<Guid> HousesOfSecretary(Guid personId)
    {
        var his = Secretaries().Where(g => g.PersonId == personId);
        return from b in db.Buildings
               where his.Any(g => g.Scope == RoleScope.Community || (g.Scope == RoleScope.Compound && g.ScopeId == b.CompoundId))
               select b.Id;
    }

    /// <summary>The groups of which somebody is the branch secretary without being that of their houses.</summary>
    public IQueryable<Guid> GroupsOfSecretary(Guid personId) => Secretaries().Where(g => g.PersonId == personId && g.Scope == RoleScope.Group).Select(g => g.ScopeId);

    /// <summary>What somebody is now, wherever: to ask further only of those whom it concerns.</summary>
    public async Task<IReadOnlyList<CommunityRole>> RolesOfAsync(Guid personId, CancellationToken ct) =>
        await Held().Where(g => g.PersonId == personId).Select(g => g.Role).Distinct().ToListAsync(ct);

    /// <summary>What people are now, in whatever role.</summary>
    public IQueryable<RoleGrant> Held()
    {
        var now = time.Now();
        return db.RoleGrants.Where(g => g.From <= now && (g.To == null || g.To > now));
    }

    private IQueryable<RoleGrant> Secretaries() => Held().Where(g => g.Role == CommunityRole.BranchSecretary);

    /// <summary>The compounds in which the groups have a building: what is in stock there is theirs to hand out.</summary>
    public IQueryable<Guid> CompoundsOf(IReadOnlyList<Guid> groups) =>
        from place in db.GroupPlaces
        join building in db.Buildings on place.BuildingId equals building.Id
        where groups.Contains(place.GroupId)
        select building.CompoundId;

    /// <summary>The signed-in resident, who must lead the group.</summary>
    /// <exception cref="RefusedException">404 otherwise: what is not yours does not exist for you.</exception>
    public async Task<Guid> RequireLeaderOfAsync(Guid groupId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return (await GroupsLedByAsync(person, ct)).Contains(groupId) ? person : throw Refusals.NotFound();
    }
}
