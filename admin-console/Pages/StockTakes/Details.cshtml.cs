using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.StockTakes;

/// <summary>Where the scanning is done: a field for the scanner, the counts, what came last and what is still missing.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class DetailsModel(NeighborPartyDb db, CountStockTake count, ScanForStockTake scan, CloseStockTake close, ReportMissing report) : PageModel
{
    private const int PageSize = 50;
    private const int Recent = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The last serial of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public StockTakeBoard Board { get; private set; } = null!;

    public string? Compound { get; private set; }

    public IReadOnlyList<MissingRow> Missing { get; private set; } = [];

    public string? Next { get; private set; }

    public bool MayReport => StockTakeStates.Machine.Allows(Board.StockTake.State, StockTakeStep.ReportMissing, StockTakeRole.Staff) && Board.Count.Missing > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await BoardAsync(ct) is not { } board)
            return NotFound();
        Board = board;
        Compound = await db.Compounds.Where(c => c.Id == board.StockTake.CompoundId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var after = After ?? "";
        var rows = await (
            from item in count.Missing(Id)
            join armband in db.Armbands on item.ArmbandId equals armband.Id
            where string.Compare(item.Serial, after) > 0
            from person in db.People.Where(p => p.Id == item.PersonId).DefaultIfEmpty()
            orderby item.Serial
            select new MissingRow(item.ArmbandId, item.Serial, item.StateThen, armband.State, person!.Name)).Take(PageSize + 1).ToListAsync(ct);
        Missing = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Missing[^1].Serial : null;
        return Page();
    }

    public async Task<IActionResult> OnGetBoardAsync(CancellationToken ct) => await BoardAsync(ct) is { } board ? Partial("_Board", board) : NotFound();

    /// <summary>Without script the page comes anew; with it the answer is a line, because a scanner does not wait for a page.</summary>
    public async Task<IActionResult> OnPostScanAsync(string? serial, CancellationToken ct)
    {
        if (Request.Headers["X-Scan"] != "1")
        {
            var said = Say(await scan.RunAsync(Id, serial, ct));
            this.Flash(said.Text, said.Good ? Tone.Good : Tone.Warning);
            return RedirectToPage(new { Id });
        }

        try
        {
            return new JsonResult(Say(await scan.RunAsync(Id, serial, ct)));
        }
        catch (RefusedException refused) when (refused.Kind is not RefusalKind.Unavailable)
        {
            // There is no page to show it on: the line says it.
            return new JsonResult(new ScanLine(serial, $"{serial}：{refused.Message}", Good: false, Counted: false));
        }
    }

    private static ScanLine Say(ScanResult result) => new(
        result.Scan.Serial,
        result.WasNew ? $"{result.Scan.Serial}：{StockTakeScan.Label(result.Scan.Outcome)}" : $"{result.Scan.Serial} 已经扫过（{result.Scan.ByName}，{ChinaTime.Short(result.Scan.At)}）",
        result.Scan.Outcome == ScanOutcome.Matched && result.WasNew, Counted: true);

    /// <summary>What became of one scan.</summary>
    /// <param name="Counted">It is in the stock-take now, or was before.</param>
    public sealed record ScanLine(string? Serial, string Text, bool Good, bool Counted);

    public Task<IActionResult> OnPostCloseAsync(string? note, int? version, CancellationToken ct) =>
        DoneAsync(() => close.CloseAsync(Id, note, version, ct), _ => "盘点完成。");

    public Task<IActionResult> OnPostAbandonAsync(string? note, int? version, CancellationToken ct) =>
        DoneAsync(() => close.AbandonAsync(Id, note, version, ct), _ => "盘点已作废。");

    public Task<IActionResult> OnPostReportAsync(CancellationToken ct) =>
        DoneAsync(() => report.RunAsync(Id, null, ct), reported => $"已登记 {reported} 个遗失。");

    private async Task<IActionResult> DoneAsync<T>(Func<Task<T>> act, Func<T, string> words)
    {
        this.Flash(words(await act()));
        return RedirectToPage(new { Id });
    }

    private async Task<StockTakeBoard?> BoardAsync(CancellationToken ct)
    {
        if (await db.StockTakes.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } take)
            return null;
        var last = await db.StockTakeScans.AsNoTracking().Where(s => s.StockTakeId == Id).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(Recent).ToListAsync(ct);
        var odd = await db.StockTakeScans.AsNoTracking().Where(s => s.StockTakeId == Id && s.Outcome != ScanOutcome.Matched).OrderBy(s => s.Serial).Take(PageSize).ToListAsync(ct);
        return new StockTakeBoard(take, await count.RunAsync(take, ct), last, odd);
    }

    public sealed record MissingRow(Guid ArmbandId, string Serial, ArmbandState StateThen, ArmbandState StateNow, string? Holder);
}

/// <param name="Last">The newest scans, newest first.</param>
/// <param name="Odd">What nobody expected.</param>
public sealed record StockTakeBoard(StockTake StockTake, StockTakeCount Count, IReadOnlyList<StockTakeScan> Last, IReadOnlyList<StockTakeScan> Odd)
{
    public bool IsOpen => StockTake.State == StockTakeState.Open;
}
