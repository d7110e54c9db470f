using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>What the fields of a building need beside the input.</summary>
public sealed record BuildingFields(BuildingInput Input, IReadOnlyList<SelectListItem> Compounds)
{
    public static async Task<BuildingFields> LoadAsync(BuildingInput input, NeighborPartyDb db, CancellationToken ct) =>
        new(input, await CompoundsAsync(db, ct));

    public static async Task<IReadOnlyList<SelectListItem>> CompoundsAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var compounds = await db.Compounds.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        return compounds.ConvertAll(c => new SelectListItem(c.Name, c.Id.ToString()));
    }
}
