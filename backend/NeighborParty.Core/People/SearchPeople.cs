using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.People;

/// <summary>What staff look for: a name from its beginning or a whole phone number, perhaps in one building.</summary>
public sealed record PeopleSearch(string? Text, Guid? BuildingId, string? After);

/// <param name="Phone">Masked.</param>
/// <param name="Home">Compound, building and stairwell; never the door.</param>
public sealed record PersonRow(Guid Id, string Name, string? Phone, string? Home, PersonStatus Status, bool HasAccount, DateTime CreatedAt);

/// <summary>Finds residents of the scope's community. A phone number is found through its blind index: whole or not at all.</summary>
public sealed class SearchPeople(NeighborPartyDb db, CommunityScope scope, PersonalDataVault vault)
{
    private const int PageSize = 50;

    public async Task<Page<PersonRow>> RunAsync(PeopleSearch search, CancellationToken ct)
    {
        var found = db.People.AsNoTracking();
        var text = search.Text?.Trim();
        if (PhoneNumbers.Normalize(text) is { } phone && scope.CommunityId is { } community)
        {
            var index = Person.IndexOf(community, phone, vault);
            found = found.Where(p => p.PhoneIndex == index);
        }
        else if (!string.IsNullOrEmpty(text))
        {
            // Translated with an escape: % and _ are letters like others.
            found = found.Where(p => p.Name.StartsWith(text));
        }

        if (search.BuildingId is { } building)
            found = found.Where(p => db.Residencies.Any(r => r.PersonId == p.Id && r.To == null
                && db.Dwellings.Any(d => d.Id == r.DwellingId && d.BuildingId == building)));
        if (Cursor.Parse(search.After) is { } after)
            found = found.Where(p => p.CreatedAt < after.At || (p.CreatedAt == after.At && p.Id.CompareTo(after.Id) < 0));

        var people = await found.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(PageSize + 1).ToListAsync(ct);
        var more = people.Count > PageSize;
        if (more)
            people.RemoveAt(PageSize);
        var homes = await HomesAsync(people.ConvertAll(p => p.Id), ct);
        var rows = people.ConvertAll(p => new PersonRow(
            p.Id, p.Name, p.MaskedPhone(vault), homes.GetValueOrDefault(p.Id), p.Status, p.AccountId is not null, p.CreatedAt));
        return new Page<PersonRow>(rows, more ? new Cursor(people[^1].CreatedAt, people[^1].Id).ToString() : null);
    }

    private async Task<Dictionary<Guid, string>> HomesAsync(List<Guid> people, CancellationToken ct)
    {
        var rows = await (
            from r in db.Residencies
            join d in db.Dwellings on r.DwellingId equals d.Id
            join b in db.Buildings on d.BuildingId equals b.Id
            join c in db.Compounds on b.CompoundId equals c.Id
            from s in db.Stairwells.Where(s => s.Id == d.StairwellId).DefaultIfEmpty()
            where people.Contains(r.PersonId) && r.To == null && r.IsPrimary
            select new { r.PersonId, Compound = c.Name, Building = b.Name, Stairwell = (string?)s!.Name })
            .ToListAsync(ct);
        return rows.ToDictionary(r => r.PersonId, r => $"{r.Compound} {r.Building}{r.Stairwell}");
    }
}
