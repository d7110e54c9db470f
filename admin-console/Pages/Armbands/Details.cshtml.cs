using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>One armband: where it is, who had it when, and what may be done now.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class DetailsModel(
    NeighborPartyDb db, TimeProvider time, PhotoAddresses photos, AcceptArmband accept, AcceptByPin byPin, ReturnArmband giveBack, SetArmbandDue due, ReportArmbandLost lost, CloseArmbandLoss close, RetireArmband retire) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The number of the last step on the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public string? Next { get; private set; }

    public Armband Armband { get; private set; } = null!;

    public string? Holder { get; private set; }

    public string? Group { get; private set; }

    public ArmbandBatch? Batch { get; private set; }

    public string Compound { get; private set; } = "";

    public IReadOnlyList<HistoryRow> History { get; private set; } = [];

    public bool MayWriteOff => Armband.WriteOffFrom <= time.Now();

    public bool May(ArmbandStep step) => ArmbandStates.Machine.Allows(Armband.State, step, ArmbandRole.Staff);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Armbands.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } armband)
            return NotFound();
        Armband = armband;
        Holder = await db.People.Where(p => p.Id == armband.HolderPersonId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        Group = await db.Groups.Where(g => g.Id == armband.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        Compound = await db.Compounds.Where(c => c.Id == armband.CompoundId).Select(c => c.Name).FirstAsync(ct);
        Batch = await db.ArmbandBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == armband.BatchId, ct);
        var rows = await db.ArmbandEvents.AsNoTracking().Where(e => e.ArmbandId == Id && (After == null || e.Number < After)).OrderByDescending(e => e.Number)
            .Select(e => new HistoryRow(e.Number, e.At, e.Step, e.To, e.By, e.ActorName,
                db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(), e.Detail, e.Note, e.ClaimedAt,
                db.Photos.Where(p => p.Id == e.PhotoId && p.AttachedTo == e.Id).Select(p => (Guid?)p.Id).FirstOrDefault()))
            .Take(PageSize + 1).ToListAsync(ct);
        History = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? History[^1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return Page();
    }

    /// <summary>A picture's address is good for ten minutes: long enough to look at this page.</summary>
    public string PhotoOf(Guid photoId) => photos.For(photoId);

    /// <param name="pin">Typed by the holder; without one the witness says how it was signed for.</param>
    public Task<IActionResult> OnPostAcceptAsync(string? witness, string? pin, CancellationToken ct) => string.IsNullOrWhiteSpace(pin)
        ? ActAsync(() => accept.OnTheSpotAsync(Id, witness, null, ct), "已记录当面签收。")
        : ActAsync(() => byPin.RunAsync(Id, pin.Trim(), ct), "密码正确，已签收。");

    public Task<IActionResult> OnPostReturnAsync(Guid personId, ArmbandCondition condition, string? note, CancellationToken ct) =>
        ActAsync(() => giveBack.RunAsync(Id, personId, condition, note, ct), "已收回。");

    /// <param name="dueAt">The wall clock in China.</param>
    public Task<IActionResult> OnPostDueAsync(DateTime? dueAt, string? reason, CancellationToken ct) =>
        ActAsync(() => due.RunAsync(Id, dueAt is { } at ? ChinaTime.ToUtc(at) : throw Refusals.Invalid("dueAt", "请填写归还时间。"), reason, ct), "已定归还时间，并告诉了本人。");

    public Task<IActionResult> OnPostLostAsync(string? where, string? note, CancellationToken ct) =>
        ActAsync(() => lost.RunAsync(Id, new LossReport(where, null, note), ct), "已报失，这个编号作废。");

    public Task<IActionResult> OnPostConfirmLostAsync(string? note, CancellationToken ct) =>
        ActAsync(() => close.ConfirmAsync(Id, note, ct), "已确认遗失，可以给这位组员补发。");

    public Task<IActionResult> OnPostFoundAsync(string? note, CancellationToken ct) =>
        ActAsync(() => close.FoundAsync(Id, note, ct), "已找回入库。");

    public Task<IActionResult> OnPostRetireAsync(string? reason, CancellationToken ct) =>
        ActAsync(() => retire.RunAsync(Id, reason, ct), "已停用。");

    private async Task<IActionResult> ActAsync(Func<Task> act, string done)
    {
        await act();
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    public sealed record HistoryRow(
        int Number, DateTime At, ArmbandStep Step, ArmbandState To, ArmbandRole By, string Actor, string? Person, string? Detail, string? Note, DateTime? ClaimedAt, Guid? PhotoId);
}
