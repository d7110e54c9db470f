using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

/// <summary>Somebody who lives in a home.</summary>
public sealed record HomeResident(Guid Id, string Name);

/// <summary>Who lives where now.</summary>
public static class Homes
{
    public static Task<bool> LivesAtAsync(this NeighborPartyDb db, Guid personId, Guid dwellingId, CancellationToken ct) =>
        db.Residencies.AnyAsync(r => r.PersonId == personId && r.To == null && r.DwellingId == dwellingId, ct);

    /// <summary>Everybody who lives there, for messages and records.</summary>
    public static Task<List<Guid>> HouseholdAsync(this NeighborPartyDb db, Guid dwellingId, CancellationToken ct) =>
        db.Residencies.Where(r => r.DwellingId == dwellingId && r.To == null).Select(r => r.PersonId).Distinct().ToListAsync(ct);

    /// <summary>Who lives in which of the homes, by name.</summary>
    public static async Task<ILookup<Guid, HomeResident>> HouseholdsAsync(this NeighborPartyDb db, IEnumerable<Guid> dwellingIds, CancellationToken ct)
    {
        var dwellings = dwellingIds.Distinct().ToList();
        return (await (
            from r in db.Residencies.AsNoTracking()
            join p in db.People on r.PersonId equals p.Id
            where dwellings.Contains(r.DwellingId) && r.To == null
            orderby p.Name, p.Id
            select new { r.DwellingId, p.Id, p.Name }).ToListAsync(ct)).ToLookup(r => r.DwellingId, r => new HomeResident(r.Id, r.Name));
    }
}
