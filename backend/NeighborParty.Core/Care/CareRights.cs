using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Care;

/// <summary>Staff arrange it anywhere, a leader for the houses and members of the own groups; the two sides may end it themselves.</summary>
public sealed class CareRights(NeighborPartyDb db, Leadership leadership, CurrentActor current)
{
    /// <summary>Households behind the doors that these groups answer for.</summary>
    public IQueryable<Guid> DwellingsOf(IReadOnlyList<Guid> groups) =>
        from p in db.GroupPlaces
        join d in db.Dwellings on p.BuildingId equals d.BuildingId
        where groups.Contains(p.GroupId) && (p.StairwellId == null || p.StairwellId == d.StairwellId)
        select d.Id;

    /// <exception cref="RefusedException">404 for who is neither staff nor leads both the house and the member: what is not yours does not exist for you.</exception>
    public async Task RequireArrangeAsync(Dwelling? dwelling, Guid memberId, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return;
        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        if (dwelling is null || !await DwellingsOf(led).ContainsAsync(dwelling.Id, ct) || !await db.Memberships.AnyAsync(m => m.PersonId == memberId && m.To == null && led.Contains(m.GroupId), ct))
            throw Refusals.NotFound("居民");
    }

    /// <exception cref="RefusedException">404 for anybody but staff, the leader of the house, the member and the household.</exception>
    public async Task RequireEndAsync(CareAssignment care, CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return;
        var person = current.RequirePerson();
        var may = care.PersonId == person || await db.Residencies.AnyAsync(r => r.PersonId == person && r.To == null && r.DwellingId == care.DwellingId, ct)
            || await DwellingsOf(await leadership.GroupsLedByAsync(person, ct)).ContainsAsync(care.DwellingId, ct);
        if (!may)
            throw CareRefusals.NotFound();
    }
}
