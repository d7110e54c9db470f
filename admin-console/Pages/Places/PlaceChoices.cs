using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>Houses and groups to choose from, at most 500 of each. An id is spelled here and not in the query: each database would spell it in its own way.</summary>
public static class PlaceChoices
{
    public static async Task<IReadOnlyList<SelectListItem>> BuildingChoicesAsync(this NeighborPartyDb db, CancellationToken ct)
    {
        var rows = await (
            from b in db.Buildings.AsNoTracking()
            join c in db.Compounds on b.CompoundId equals c.Id
            orderby c.Name, b.Name.Length, b.Name
            select new { b.Id, Building = b.Name, Compound = c.Name }).Take(500).ToListAsync(ct);
        return rows.ConvertAll(r => new SelectListItem($"{r.Compound} {r.Building}", r.Id.ToString()));
    }

    public static async Task<IReadOnlyList<SelectListItem>> GroupChoicesAsync(this NeighborPartyDb db, CancellationToken ct)
    {
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).Take(500).Select(g => new { g.Id, g.Name }).ToListAsync(ct);
        return groups.ConvertAll(g => new SelectListItem(g.Name, g.Id.ToString()));
    }
}
