using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>The form of a group: its name and the places ticked.</summary>
public sealed class GroupInput
{
    [Required(ErrorMessage = "请填写小组名称。"), StringLength(30, ErrorMessage = "名称最多 30 个字。")]
    public string? Name { get; set; }

    /// <summary>building, or building/stairwell.</summary>
    public List<string> Places { get; set; } = [];

    public IReadOnlyList<CoveredPlace> Covered() =>
        [.. Places.Select(PlaceOf).OfType<CoveredPlace>().Distinct()];

    public static string KeyOf(Guid building, Guid? stairwell) => stairwell is { } s ? $"{building:N}/{s:N}" : $"{building:N}";

    private static CoveredPlace? PlaceOf(string key) => key.Split('/') switch
    {
        [var b] when Guid.TryParseExact(b, "N", out var building) => new CoveredPlace(building, null),
        [var b, var s] when Guid.TryParseExact(b, "N", out var building) && Guid.TryParseExact(s, "N", out var stairwell) => new CoveredPlace(building, stairwell),
        _ => null,
    };
}

/// <summary>A building with its stairwells, to tick.</summary>
public sealed record PlaceChoice(Guid BuildingId, string Label, IReadOnlyList<(Guid Id, string Name)> Stairwells)
{
    public static async Task<IReadOnlyList<PlaceChoice>> AllAsync(NeighborPartyDb db, CancellationToken cancel)
    {
        var buildings = await db.Buildings.AsNoTracking()
            .Select(b => new { b.Id, b.Name, Compound = db.Compounds.First(c => c.Id == b.CompoundId).Name })
            .OrderBy(b => b.Compound).ThenBy(b => b.Name.Length).ThenBy(b => b.Name).ThenBy(b => b.Id).Take(1000).ToListAsync(cancel);
        var stairwells = (await db.Stairwells.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).Take(5000).ToListAsync(cancel)).ToLookup(s => s.BuildingId);
        return buildings.ConvertAll(b => new PlaceChoice(b.Id, $"{b.Compound} {b.Name}", [.. stairwells[b.Id].Select(s => (s.Id, s.Name))]));
    }
}
