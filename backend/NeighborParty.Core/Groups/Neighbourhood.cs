using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Groups;

/// <summary>The groups a person is an active member of, and the buildings, compounds and the community that follow from them.</summary>
/// <param name="Communities">One, or none for who is no member.</param>
public sealed record NeighbourPlaces(IReadOnlyList<Guid> Groups, IReadOnlyList<Guid> Buildings, IReadOnlyList<Guid> Compounds, IReadOnlyList<Guid> Communities)
{
    /// <summary>Whatever is addressed to one of these is for this person.</summary>
    public IReadOnlyList<Guid> Audiences { get; } = [.. Buildings, .. Compounds, .. Communities];
}

/// <summary>Where somebody is a neighbour: only an approved membership counts, a scanned code proves nothing.</summary>
public sealed class Neighbourhood(NeighborPartyDb db, CurrentActor current, RecentPlaces recent, TimeProvider time)
{
    public async Task<NeighbourPlaces> OfAsync(Guid personId, CancellationToken ct)
    {
        if (recent.Find(personId) is { } known)
            return known;
        var (asked, readAt) = (recent.Generation, time.Now());
        var places = await ReadAsync(personId, ct);
        // Who has just been taken in must not wait, whichever instance answers next: "nowhere" is not kept.
        if (places.Groups.Count > 0)
            recent.Keep(personId, places, asked, readAt);
        return places;
    }

    private async Task<NeighbourPlaces> ReadAsync(Guid personId, CancellationToken ct)
    {
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == personId && m.To == null && (m.State == MembershipState.Active || m.State == MembershipState.Inactive))
            .SelectMany(
                m => db.GroupPlaces.Where(p => p.GroupId == m.GroupId),
                (m, p) => new { m.CommunityId, m.GroupId, p.BuildingId, db.Buildings.First(b => b.Id == p.BuildingId).CompoundId })
            .ToListAsync(ct);
        return new NeighbourPlaces(
            rows.Select(r => r.GroupId).Distinct().ToList(),
            rows.Select(r => r.BuildingId).Distinct().ToList(),
            rows.Select(r => r.CompoundId).Distinct().ToList(),
            rows.Select(r => r.CommunityId).Distinct().ToList());
    }

    /// <summary>Of the signed-in resident.</summary>
    /// <exception cref="RefusedException">403 when not yet a member of any group.</exception>
    public async Task<(Guid PersonId, NeighbourPlaces Places)> RequireMemberAsync(CancellationToken ct)
    {
        var person = current.RequirePerson();
        var places = await OfAsync(person, ct);
        return places.Groups.Count > 0
            ? (person, places)
            : throw new RefusedException(RefusalKind.Forbidden, "membership_required", "加入楼栋党小组后才能使用这个功能。");
    }
}
