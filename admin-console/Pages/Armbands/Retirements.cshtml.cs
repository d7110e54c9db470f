using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Armbands;

/// <summary>Retires many at once: one asks, another one agrees.</summary>
[Permission(StaffPermissions.ArmbandsManage)]
public sealed class RetirementsModel(NeighborPartyDb db, CurrentActor current, PolicyBook policies, AskRetirement ask, DecideRetirement decide) : PageModel, ILoadAgain
{
    private const int PageSize = 50;
    private static readonly char[] Between = ['\n', '\r', ' ', '\t', ',', '，', ';', '；', '、'];

    [BindProperty, Required(ErrorMessage = "请填写编号。"), StringLength(15_000, ErrorMessage = "编号太多，请分几次提交。")]
    public string? Serials { get; set; }

    [BindProperty, Required(ErrorMessage = "请填写停用原因。"), StringLength(200, ErrorMessage = "原因最多 200 个字。")]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public int AloneMost { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var asked = await ask.RunAsync(Serials!.Split(Between, StringSplitOptions.RemoveEmptyEntries), Reason, ct);
        this.Flash(asked.RequestId is null ? $"已停用 {asked.Retired} 个。" : "已提交，等另一位工作人员同意后停用。");
        return RedirectToPage();
    }

    public Task<IActionResult> OnPostApproveAsync(Guid id, int? version, CancellationToken ct) => DecideAsync(id, RetirementStep.Approve, null, version, ct);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, string? note, int? version, CancellationToken ct) => DecideAsync(id, RetirementStep.Refuse, note, version, ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, int? version, CancellationToken ct) => DecideAsync(id, RetirementStep.Withdraw, null, version, ct);

    private async Task<IActionResult> DecideAsync(Guid id, RetirementStep step, string? note, int? version, CancellationToken ct)
    {
        var decided = await decide.RunAsync(id, step, note, version, ct);
        var left = decided.Items.Count - decided.Retired;
        this.Flash(step switch
        {
            RetirementStep.Approve when left > 0 => $"已停用 {decided.Retired} 个；另有 {left} 个已经发出或停用，没有动。",
            RetirementStep.Approve => $"已停用 {decided.Retired} 个。",
            RetirementStep.Refuse => "已记录不同意。",
            _ => "已撤回。",
        });
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken ct)
    {
        AloneMost = (await policies.TodayAsync(ct)).ArmbandRetireAloneMost;
        var me = current.Actor.Id;
        var requests = db.ArmbandRetirements.AsNoTracking();
        if (Cursor.Parse(After) is { } cursor)
            requests = requests.Where(r => r.AskedAt < cursor.At || (r.AskedAt == cursor.At && r.Id.CompareTo(cursor.Id) < 0));
        var rows = await requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id)
            .Select(r => new Row(r.Id, r.AskedAt, r.State, r.AskedByName, r.Items.Count, r.Reason, r.DecidedByName, r.DecisionNote, r.Retired, r.Version, r.AskedBy == me,
                db.Armbands.Where(a => r.Items.Any(i => i.ArmbandId == a.Id)).Min(a => a.Serial),
                db.Armbands.Where(a => r.Items.Any(i => i.ArmbandId == a.Id)).Max(a => a.Serial)))
            .Take(PageSize + 1).ToListAsync(ct);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rows[^1].AskedAt, Rows[^1].Id).ToString() : null;
    }

    public sealed record Row(
        Guid Id, DateTime AskedAt, RetirementState State, string AskedByName, int Count, string Reason, string? DecidedByName, string? DecisionNote, int Retired, int Version,
        bool IsMine, string? First, string? Last);
}
