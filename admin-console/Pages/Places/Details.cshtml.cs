using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Places;

/// <summary>One building with its doors and their codes.</summary>
[Permission(StaffPermissions.PlacesManage)]
public sealed class DetailsModel(NeighborPartyDb db, IssueDoorCode issue, RevokeDoorCode revoke) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Building Building { get; private set; } = null!;

    public string Compound { get; private set; } = "";

    public IReadOnlyList<string> Groups { get; private set; } = [];

    public int Households { get; private set; }

    public IReadOnlyList<DoorRow> Doors { get; private set; } = [];

    public IReadOnlyList<FormerCode> Former { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Building = await db.Buildings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == Id, ct) ?? throw Refusals.NotFound("楼栋");
        Compound = await db.Compounds.Where(c => c.Id == Building.CompoundId).Select(c => c.Name).FirstAsync(ct);
        Households = await db.Dwellings.CountAsync(d => d.BuildingId == Id, ct);
        Groups = await db.Groups.Where(g => db.GroupPlaces.Any(p => p.GroupId == g.Id && p.BuildingId == Id)).OrderBy(g => g.Name).Select(g => g.Name).ToListAsync(ct);
        var stairwells = await db.Stairwells.AsNoTracking().Where(s => s.BuildingId == Id).OrderBy(s => s.Name.Length).ThenBy(s => s.Name).ToListAsync(ct);
        var codes = await db.DoorCodes.AsNoTracking().Where(c => c.BuildingId == Id).OrderByDescending(c => c.IssuedAt).Take(200).ToListAsync(ct);
        Doors =
        [
            new DoorRow("整栋楼", null, codes.Find(c => c is { StairwellId: null, IsRevoked: false })),
            .. stairwells.Select(s => new DoorRow(s.Name, s.Id, codes.Find(c => c.StairwellId == s.Id && !c.IsRevoked))),
        ];
        Former = [.. codes.Where(c => c.IsRevoked).Take(50).Select(c => new FormerCode(
            stairwells.Find(s => s.Id == c.StairwellId)?.Name ?? "整栋楼", c.Number, c.RevokedAt!.Value, c.RevokedReason))];
    }

    public async Task<IActionResult> OnPostIssueAsync(Guid? stairwellId, Guid? replaces, CancellationToken ct)
    {
        var code = await issue.RunAsync(Id, stairwellId, replaces, ct);
        this.Flash(replaces is null ? $"已制作第 {code.Number} 号门码，可以打印了。" : $"已换成第 {code.Number} 号门码，请打印新码并撕下旧码。");
        return RedirectToPage(new { id = Id });
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid codeId, string? reason, CancellationToken ct)
    {
        await revoke.RunAsync(codeId, reason, ct);
        this.Flash("已停用。再有人扫这个码，会看到停用提示。");
        return RedirectToPage(new { id = Id });
    }

    public sealed record DoorRow(string Name, Guid? StairwellId, DoorCode? Code);

    public sealed record FormerCode(string Door, int Number, DateTime RevokedAt, string? Reason);
}
