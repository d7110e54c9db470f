using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Duties;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Exports;

/// <summary>Files to take along: ask, watch them being written, agree to others' large ones, fetch one's own.</summary>
[Permission(StaffPermissions.ExportsMake)]
public sealed class IndexModel(NeighborPartyDb db, AskExport ask, DecideExport decide, WithdrawExport withdraw, OpenExport open, ActingStaff acting, CurrentActor current, TimeProvider time) : PageModel
{
    private const int Shown = 30;

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        Enum.GetValues<ExportKind>().Select(k => new SelectListItem(ExportStates.Label(k), k.ToString())).ToList();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public ExportKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? GroupId { get; set; }

    [BindProperty, Required(ErrorMessage = "请写明用途。"), StringLength(100, ErrorMessage = "用途最多 100 个字。")]
    public string Purpose { get; set; } = "";

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    public ExportList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Until == default)
            (Until, From) = (ChinaTime.Today(time.Now()), new DateOnly(ChinaTime.Today(time.Now()).Year, 1, 1));
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnGetListAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Partial("_List", List);
    }

    /// <summary>The file itself.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct)
    {
        await acting.RequireRecentProofAsync(ct);
        try
        {
            var (path, name) = await open.RunAsync(id, ct);
            return PhysicalFile(path, "text/csv; charset=utf-8", name);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Conflict)
        {
            this.Flash(refused.Message, Tone.Bad);
            return RedirectToPage();
        }
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            try
            {
                await acting.RequireRecentProofAsync(ct);
                var export = await ask.RunAsync(new ExportWish(Kind, From, Until, GroupId, Purpose), ct);
                this.Flash(export.State == ExportState.Waiting ? $"共 {export.Total} 行，须由另一位工作人员同意后生成。" : "已开始生成，好了就能在下面下载。");
                return RedirectToPage();
            }
            catch (RefusedException refused) when (refused.Code == "staff.proof_required")
            {
                // Back with the form as it was filled in; the purpose is typed again, it does not belong into an address.
                return RedirectToPage("/Prove", new { returnUrl = Url.Page("Index", new { Kind, From = From.ToString("O", CultureInfo.InvariantCulture), Until = Until.ToString("O", CultureInfo.InvariantCulture), GroupId }) });
            }
            catch (RefusedException refused) when (refused.Kind != RefusalKind.NotFound)
            {
                ViewData[Problem.Key] = refused;
            }
        }

        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, int version, CancellationToken ct)
    {
        await withdraw.RunAsync(id, version, ct);
        this.Flash("已撤回。");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, int version, bool approve, CancellationToken ct)
    {
        await acting.RequireRecentProofAsync(ct);
        await decide.RunAsync(id, approve, version, ct);
        this.Flash(approve ? "已同意，文件开始生成。" : "已拒绝。");
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Groups = await db.GroupChoicesAsync(ct);
        var after = Cursor.Parse(After);
        var rows = await db.Exports.AsNoTracking()
            .Where(e => after == null || e.AskedAt < after.At || (e.AskedAt == after.At && e.Id.CompareTo(after.Id) < 0))
            .OrderByDescending(e => e.AskedAt).ThenByDescending(e => e.Id).Take(Shown + 1).ToListAsync(ct);
        List = new ExportList(rows.Take(Shown).ToList(), current.Actor.Id, rows.Count > Shown ? new Cursor(rows[Shown - 1].AskedAt, rows[Shown - 1].Id).ToString() : null);
    }
}

/// <summary>The part of the page that fetches itself again.</summary>
public sealed record ExportList(IReadOnlyList<Export> Rows, Guid Me, string? Next);

/// <summary>The colours of exports.</summary>
public static class ExportStatus
{
    public static readonly StatusMap<ExportState> Of = new()
    {
        [ExportState.Waiting] = (ExportStates.Label(ExportState.Waiting), Tone.Warning),
        [ExportState.Queued] = (ExportStates.Label(ExportState.Queued), Tone.Info),
        [ExportState.Running] = (ExportStates.Label(ExportState.Running), Tone.Info),
        [ExportState.Done] = (ExportStates.Label(ExportState.Done), Tone.Good),
        [ExportState.Failed] = (ExportStates.Label(ExportState.Failed), Tone.Bad),
        [ExportState.Refused] = (ExportStates.Label(ExportState.Refused), Tone.Bad),
        [ExportState.Withdrawn] = (ExportStates.Label(ExportState.Withdrawn), Tone.Neutral),
        [ExportState.Expired] = (ExportStates.Label(ExportState.Expired), Tone.Neutral),
    };
}
