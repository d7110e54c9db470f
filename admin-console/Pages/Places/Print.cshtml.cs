using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>Sheets for the doors, one A4 page for each valid code: of one code, of a building, or of all.</summary>
[Permission(StaffPermissions.PlacesManage)]
public sealed class PrintModel(NeighborPartyDb db, DrawDoorCode draw) : PageModel
{
    private const int MaxSheets = 60;

    [BindProperty(SupportsGet = true)]
    public Guid? CodeId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BuildingId { get; set; }

    public IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    /// <summary>Why pictures are missing; they can be asked for again.</summary>
    public RefusedException? Refused { get; private set; }

    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var sheets = await (
            from c in db.DoorCodes.AsNoTracking()
            join b in db.Buildings on c.BuildingId equals b.Id
            join p in db.Compounds on b.CompoundId equals p.Id
            join m in db.Communities on c.CommunityId equals m.Id
            from s in db.Stairwells.Where(s => s.Id == c.StairwellId).DefaultIfEmpty()
            where c.RevokedAt == null && (CodeId == null || c.Id == CodeId) && (BuildingId == null || c.BuildingId == BuildingId)
            orderby p.Name, b.Name.Length, b.Name, c.StairwellId != null, s!.Name, c.Id
            select new Sheet(c.Id, m.Name, p.Name, b.Name, s!.Name, c.Number, c.IssuedAt)).Take(MaxSheets + 1).ToListAsync(ct);
        if (sheets.Count == 0 && (CodeId ?? BuildingId) is not null)
            throw Refusals.NotFound("门码");
        More = sheets.Count > MaxSheets;
        Sheets = More ? sheets[..MaxSheets] : sheets;

        // Drawn here first: a sheet without its picture must say so instead of being printed and put up.
        foreach (var sheet in Sheets)
        {
            try
            {
                await draw.RunAsync(sheet.CodeId, ct);
            }
            catch (RefusedException refused) when (refused.Kind == RefusalKind.Unavailable)
            {
                Refused = refused;
                break;
            }
        }
    }

    /// <summary>The picture of one code.</summary>
    public async Task<IActionResult> OnGetPictureAsync(CancellationToken ct)
    {
        var picture = await draw.RunAsync(CodeId ?? throw Refusals.NotFound("门码"), ct);
        return File(picture.Bytes, picture.ContentType);
    }

    public sealed record Sheet(Guid CodeId, string Community, string Compound, string Building, string? Stairwell, int Number, DateTime IssuedAt);
}
