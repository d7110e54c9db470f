using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>The buildings, and which doors still lack a code.</summary>
[Permission(StaffPermissions.PlacesManage)]
public sealed class IndexModel(NeighborPartyDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? CompoundId { get; set; }

    /// <summary>The last building of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<SelectListItem> Compounds { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Compounds = await BuildingFields.CompoundsAsync(db, ct);
        var found = db.Buildings.AsNoTracking();
        if (Q?.Trim() is { Length: > 0 } text)
            found = found.Where(b => b.Name.Contains(text));
        if (CompoundId is { } compound)
            found = found.Where(b => b.CompoundId == compound);
        if (After is { } after && await db.Buildings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == after, ct) is { } last)
        {
            var (length, name) = (last.Name.Length, last.Name);
            found = found.Where(b => b.Name.Length > length || (b.Name.Length == length
                && (string.Compare(b.Name, name) > 0 || (b.Name == name && b.Id.CompareTo(after) > 0))));
        }

        // By length first: 2栋 before 10栋.
        var rows = await found.OrderBy(b => b.Name.Length).ThenBy(b => b.Name).ThenBy(b => b.Id).Take(PageSize + 1)
            .Select(b => new Row(
                b.Id, b.Name, db.Compounds.First(c => c.Id == b.CompoundId).Name,
                db.Stairwells.Count(s => s.BuildingId == b.Id), db.DoorCodes.Count(c => c.BuildingId == b.Id && c.RevokedAt == null)))
            .ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].Id.ToString() : null;
    }

    public sealed record Row(Guid Id, string Name, string Compound, int Stairwells, int Codes);
}
