using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Duties;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Hours;

/// <summary>Service hours per person, derived from the ledger.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(NeighborPartyDb db) : PageModel
{
    private const int Shown = 100;

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int TotalMinutes { get; private set; }

    public int People { get; private set; }

    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Groups = await DutyInput.GroupsAsync(db, ct);
        var q = Q?.Trim() ?? "";
        var lines = db.HoursEntries.AsNoTracking().Where(e => GroupId == null || e.GroupId == GroupId);
        TotalMinutes = await lines.SumAsync(e => e.DeltaMinutes, ct);
        People = await lines.Select(e => e.PersonId).Distinct().CountAsync(ct);
        var rows = await lines.GroupBy(e => e.PersonId)
            .Select(g => new
            {
                PersonId = g.Key,
                Total = g.Sum(e => e.DeltaMinutes),
                Supplemented = g.Where(e => e.Bucket == HoursBucket.Supplemented).Sum(e => e.DeltaMinutes),
                LastDay = g.Max(e => e.Day),
            })
            .Join(db.People, g => g.PersonId, p => p.Id, (g, p) => new { g.PersonId, p.Name, g.Total, g.Supplemented, g.LastDay })
            .Where(r => q == "" || r.Name.Contains(q))
            .OrderByDescending(r => r.Total).ThenBy(r => r.PersonId).Take(Shown + 1).ToListAsync(ct);
        More = rows.Count > Shown;
        Rows = rows.Take(Shown).Select(r => new Row(r.Name, r.Total, r.Supplemented, r.LastDay)).ToList();
    }

    public sealed record Row(string Name, int Total, int Supplemented, DateOnly LastDay);
}
