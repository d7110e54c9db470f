using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Care;

/// <summary>Staff arrange it anywhere, a leader for the houses and members of the own groups; the two sides may end it themselves.</summary>
public sealed class CareRights(NeighborPartyDb db, Leadership leadership, AuthorStanding standing, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for who is neither staff nor leads both the house and the member: what is not yours does not exist for you.</exception>
    public async Task RequireArrangeAsync(Dwelling? dwelling, Guid memberId, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return;
        var led = leadership.GroupsLedBy(current.RequirePerson());
        if (dwelling is null || !await leadership.DwellingsOf(led).ContainsAsync(dwelling.Id, ct) || !await db.Memberships.AnyAsync(m => m.PersonId == memberId && m.To == null && led.Contains(m.GroupId), ct))
            throw Refusals.NotFound("居民");
    }

    /// <summary>Visits that somebody may make: as long as he is a member, and neither suspended by a moderator nor from his group.</summary>
    public IQueryable<HomeVisit> VisitsOf(Guid person)
    {
        var (members, suspended) = (db.MembersOf(null), standing.Suspended());
        return db.HomeVisits.Where(v => v.PersonId == person && members.Any(m => m.Id == person) && !suspended.Contains(person));
    }

    /// <summary>
    /// Visits that somebody has an eye on: at the doors of the groups he leads. A branch secretary where nobody else leads at the door than whoever
    /// visits or lives there, once nobody opens or the day is over; before that the household is no concern of his. Never at the own door, and not while suspended.
    /// </summary>
    public async Task<IQueryable<HomeVisit>> VisitsOverseenAsync(Guid person, CancellationToken ct)
    {
        var (residents, suspended) = (db.Residencies.Where(r => r.To == null), standing.Suspended());
        var others = db.HomeVisits.Where(v => !suspended.Contains(person) && !residents.Any(r => r.PersonId == person && r.DwellingId == v.DwellingId));
        var doors = leadership.DwellingsOf(leadership.GroupsLedBy(person));
        if (!(await leadership.RolesOfAsync(person, ct)).Contains(CommunityRole.BranchSecretary))
            return others.Where(v => doors.Contains(v.DwellingId));
        var (houses, leading, today) = (leadership.HousesOfSecretary(person), leadership.Leading(), ChinaTime.Today(time.Now()));
        return others.Where(v => doors.Contains(v.DwellingId)
            || (v.PersonId != person && (v.State == HomeVisitState.NotReached || v.DueOn < today)
                && db.Dwellings.Any(d => d.Id == v.DwellingId && houses.Contains(d.BuildingId)
                    && !leading.Any(g => g.PersonId != v.PersonId && !residents.Any(r => r.PersonId == g.PersonId && r.DwellingId == d.Id)
                        && db.GroupPlaces.Any(p => p.GroupId == g.ScopeId && p.BuildingId == d.BuildingId && (d.StairwellId == null || p.StairwellId == null || p.StairwellId == d.StairwellId))))));
    }

    /// <summary>The visitor himself, as long as he looks after the household; staff for one who has no phone; a leader or secretary who looks whether all is well.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<HomeVisitRole> RequireVisitAsync(HomeVisit visit, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return HomeVisitRole.Staff;
        var person = current.RequirePerson();
        if (await VisitsOf(person).AnyAsync(v => v.Id == visit.Id && db.CareAssignments.Any(c => c.Id == v.CareId && c.To == null), ct))
            return HomeVisitRole.Visitor;
        return await (await VisitsOverseenAsync(person, ct)).AnyAsync(v => v.Id == visit.Id, ct) ? HomeVisitRole.Leader : throw CareRefusals.VisitNotFound();
    }

    /// <summary>As what one of those acts who may end it, or say that no visits are wanted: staff, the household, the member, the leader of the house.</summary>
    /// <exception cref="RefusedException">404 for everybody else.</exception>
    public async Task<HomeVisitRole> RequireEndAsync(CareAssignment care, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return HomeVisitRole.Staff;
        var person = current.RequirePerson();
        if (await db.LivesAtAsync(person, care.DwellingId, ct))
            return HomeVisitRole.Household;
        if (care.PersonId == person)
            return HomeVisitRole.Visitor;
        return await leadership.DwellingsOf(leadership.GroupsLedBy(person)).ContainsAsync(care.DwellingId, ct) ? HomeVisitRole.Leader : throw CareRefusals.NotFound();
    }
}
