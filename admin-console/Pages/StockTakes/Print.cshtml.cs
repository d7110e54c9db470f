using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.StockTakes;

/// <summary>The result on paper, to be signed: the figures, and what does not agree.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class PrintModel(NeighborPartyDb db, CountStockTake count) : PageModel
{
    private const int PerSheet = 20;
    private const int MaxLines = PerSheet * 25;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public StockTake StockTake { get; private set; } = null!;

    public StockTakeCount Count { get; private set; } = null!;

    public string? Compound { get; private set; }

    public IReadOnlyList<Line[]> Sheets { get; private set; } = [];

    public bool More { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.StockTakes.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } take)
            return NotFound();
        StockTake = take;
        Count = await count.RunAsync(take, ct);
        Compound = await db.Compounds.Where(c => c.Id == take.CompoundId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var odd = await db.StockTakeScans.AsNoTracking().Where(s => s.StockTakeId == Id && s.Outcome != ScanOutcome.Matched).OrderBy(s => s.Serial)
            .Select(s => new { s.Serial, s.Outcome }).Take(MaxLines).ToListAsync(ct);
        var missing = await count.Missing(Id).OrderBy(i => i.Serial)
            .Select(i => new { i.Serial, i.StateThen, Holder = db.People.Where(p => p.Id == i.PersonId).Select(p => p.Name).FirstOrDefault() })
            .Take(MaxLines + 1).ToListAsync(ct);
        var lines = missing.ConvertAll(m => new Line(m.Serial, $"没见到（{ArmbandStates.Label(m.StateThen)}）", m.Holder));
        lines.AddRange(odd.Select(o => new Line(o.Serial, StockTakeScan.Label(o.Outcome), null)));
        More = lines.Count > MaxLines;
        Sheets = lines.Count == 0 ? [[]] : [.. lines.Take(MaxLines).Chunk(PerSheet)];
        return Page();
    }

    public sealed record Line(string Serial, string What, string? Who);
}
