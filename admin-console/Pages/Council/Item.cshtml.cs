using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>One item from the first word to the report.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class ItemModel(NeighborPartyDb db, AgendaSight sight, ArrangeAgenda arrange, JudgeProposal judge, TrackAgendaItem track, PersonalDataVault vault, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AgendaRow Row { get; private set; } = null!;

    public string Words { get; private set; } = "";

    public string? Proposer { get; private set; }

    /// <summary>What its decision started.</summary>
    public Guid? Undertaking { get; private set; }

    public bool IsHeld { get; private set; }

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public bool IsOverdue => Row.Item.IsOverdue(time.Now());

    public bool MayTrack => Row.Item.State is AgendaItemState.Decided or AgendaItemState.Tracked;

    /// <summary>What came from an order follows the order.</summary>
    public bool MayWithdraw => Row.Item.OrderId is null && May(AgendaItemEvent.Withdraw);

    public bool May(AgendaItemEvent on) => AgendaItemStates.Machine.Allows(Row.Item.State, on, CouncilRole.Staff);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Row = await db.Rows(sight.Readable(db.AgendaItems.AsNoTracking()).Where(i => i.Id == Id)).FirstOrDefaultAsync(ct) ?? throw CouncilRefusals.ItemNotFound();
        Words = Row.Item.OrderId is { } order ? await db.Orders.Where(o => o.Id == order).Select(o => o.Text).FirstAsync(ct) : Row.Item.Text;
        Proposer = await db.People.Where(p => p.Id == Row.Item.PersonId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        IsHeld = await db.CouncilDays.AnyAsync(d => d.Id == Row.Item.CouncilDayId && d.State == CouncilDayState.Held, ct);
        Undertaking = await db.CouncilUndertakings.Where(u => u.AgendaItemId == Id).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
        var steps = await db.AgendaSteps.AsNoTracking().Where(s => s.AgendaItemId == Id).OrderBy(s => s.Number).Take(200).ToListAsync(ct);
        Steps = steps.ConvertAll(s => new Step(s.At, AgendaItemStates.Label(s.On), $"{CouncilWords.Label(s.By)} {(s.By == CouncilRole.System ? "" : s.ActorName)}".Trim(),
            Sentence.Of(CouncilWords.Code(s.Code), s.Text(vault))));
    }

    public Task<IActionResult> OnPostAcceptAsync(int version, CancellationToken ct) => DoneAsync(judge.AcceptAsync(Id, version, ct), "已受理，提出人会收到通知。");

    public Task<IActionResult> OnPostDeclineAsync(int version, string? reason, bool namesChecked, CancellationToken ct) => DoneAsync(judge.DeclineAsync(Id, version, reason, namesChecked, ct), "已答复提出人。");

    public Task<IActionResult> OnPostWithdrawAsync(int version, string? reason, bool namesChecked, CancellationToken ct) => DoneAsync(judge.WithdrawAsync(Id, version, reason, namesChecked, ct), "已撤下，提出人会收到通知。");

    public Task<IActionResult> OnPostPutOnAsync(int version, CancellationToken ct) => DoneAsync(arrange.PutOnAsync(Id, version, ct), "已列入最近的议程。");

    public Task<IActionResult> OnPostNoteAsync(int version, string? text, CancellationToken ct) => DoneAsync(track.NoteAsync(Id, version, text, ct), "已记下。");

    public Task<IActionResult> OnPostReportAsync(int version, ReportWay way, string? text, bool namesChecked, CancellationToken ct) =>
        DoneAsync(track.ReportAsync(Id, version, way, text, namesChecked, ct), "已反馈，提出人会收到通知。");

    private async Task<IActionResult> DoneAsync(Task<AgendaItem> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    public sealed record Step(DateTime At, string What, string By, string Words);
}
