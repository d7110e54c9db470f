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

/// <summary>One project or survey from the decision to what came of it.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class UndertakingModel(NeighborPartyDb db, AgendaSight sight, RunUndertaking run, PersonalDataVault vault, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public UndertakingRow Row { get; private set; } = null!;

    public IReadOnlyList<string> Houses { get; private set; } = [];

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public DateOnly Today => ChinaTime.Today(time.Now());

    public bool May(UndertakingEvent on) => UndertakingStates.Machine.Allows(Row.Undertaking.State, on, CouncilRole.Staff);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Row = await db.Rows(sight.Readable(db.CouncilUndertakings.AsNoTracking()).Where(u => u.Id == Id)).FirstOrDefaultAsync(ct) ?? throw CouncilRefusals.UndertakingNotFound();
        Houses = await ReadUndertakings.HousesOf(db, Id).ToListAsync(ct);
        var steps = await db.UndertakingSteps.AsNoTracking().Where(s => s.UndertakingId == Id).OrderBy(s => s.Number).Take(200).ToListAsync(ct);
        Steps = steps.ConvertAll(s => new Step(s.At, UndertakingStates.Label(s.On), $"{CouncilWords.Label(s.By)} {(s.By == CouncilRole.System ? "" : s.ActorName)}".Trim(), s.Text(vault)));
    }

    public Task<IActionResult> OnPostBeginAsync(int version, CancellationToken ct) => DoneAsync(run.BeginAsync(Id, version, null, namesChecked: false, ct), "已开始，提出人会收到通知。");

    public Task<IActionResult> OnPostNoteAsync(int version, string? text, bool namesChecked, CancellationToken ct) => DoneAsync(run.NoteAsync(Id, version, text, namesChecked, ct), "已记下。");

    public Task<IActionResult> OnPostExtendAsync(int version, DateOnly? dueOn, string? text, bool namesChecked, CancellationToken ct) =>
        DoneAsync(run.ExtendAsync(Id, version, dueOn, text, namesChecked, ct), "期限已改，提出人会收到通知。");

    public Task<IActionResult> OnPostFinishAsync(int version, string? text, int? asked, int? inFavour, int? against, int? noAnswer, bool namesChecked, CancellationToken ct) =>
        DoneAsync(run.FinishAsync(Id, version, text, asked is { } all ? new SurveyCount(all, inFavour ?? 0, against ?? 0, noAnswer ?? 0) : null, namesChecked, ct), "已完成，提出人会收到通知。");

    public Task<IActionResult> OnPostStopAsync(int version, string? text, bool namesChecked, CancellationToken ct) => DoneAsync(run.StopAsync(Id, version, text, namesChecked, ct), "已终止，提出人会收到通知。");

    private async Task<IActionResult> DoneAsync(Task<CouncilUndertaking> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    public sealed record Step(DateTime At, string What, string By, string? Words);
}
