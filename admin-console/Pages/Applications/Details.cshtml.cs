using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Applications;

/// <summary>One application with its history. What was written is shown only after it was opened, which leaves a trace.</summary>
[Permission(StaffPermissions.ApplicationsDecide)]
public sealed class DetailsModel(
    NeighborPartyDb db, PersonalDataVault vault, CurrentActor current, TimeProvider time, OpenApplication open, DecideApplication decide, AskApplicant ask,
    ExtendAnswerTime extend, AnswerQuestion answer, WithdrawApplication withdraw, AppealRejection appeal, KnownApplicant known, MergeApplicant merge) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public JoinApplication Application { get; private set; } = null!;

    public string Applicant { get; private set; } = "";

    public string? MaskedPhone { get; private set; }

    public string Group { get; private set; } = "";

    public string Place { get; private set; } = "";

    public string? EnteredBy { get; private set; }

    /// <summary>Null until opened.</summary>
    public ApplicationForm? Form { get; private set; }

    /// <summary>Entered by staff before, and perhaps the same human being.</summary>
    public IReadOnlyList<Alike> Known { get; private set; } = [];

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public bool Overdue => Application.IsOverdue(time.Now());

    /// <summary>Entered by staff: they also answer, withdraw and appeal for the applicant.</summary>
    public bool ByProxy => Application.Channel != ApplicationChannel.Self;

    /// <summary>An appeal needs somebody else.</summary>
    public bool NeedsAnotherOfficer => Application.State == ApplicationState.Appealed && Application.DecidedBy == current.Actor.Id;

    public bool May(ApplicationEvent on) => ApplicationStates.Machine.Allows(Application.State, on, ApplicationRole.Staff);

    public bool MayForApplicant(ApplicationEvent on) => ByProxy && ApplicationStates.Machine.Allows(Application.State, on, ApplicationRole.Applicant);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel)
    {
        Form = await open.ForStaffAsync(Id, cancel);
        await LoadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostApproveAsync(int version, CancellationToken cancel) =>
        DoneAsync(decide.ApproveAsync(Id, version, cancel), "已通过，申请人已成为组员。");

    public Task<IActionResult> OnPostRejectAsync(int version, string? reasonCode, string? text, CancellationToken cancel) =>
        DoneAsync(decide.RejectAsync(Id, reasonCode, text, version, cancel), "已答复申请人：未通过。");

    public Task<IActionResult> OnPostAskAsync(int version, string? question, CancellationToken cancel) =>
        DoneAsync(ask.RunAsync(Id, question ?? "", version, cancel), "已请申请人补充材料。");

    public Task<IActionResult> OnPostExtendAsync(CancellationToken cancel) => DoneAsync(extend.RunAsync(Id, cancel), "已延长补充材料的时间。");

    public Task<IActionResult> OnPostAnswerAsync(string? words, CancellationToken cancel) => DoneAsync(answer.RunAsync(Id, words ?? "", cancel), "已代为补充材料。");

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) => DoneAsync(withdraw.RunAsync(Id, cancel), "已代为撤回。");

    public Task<IActionResult> OnPostMergeAsync(int version, Guid personId, string? how, CancellationToken cancel) =>
        DoneAsync(merge.RunAsync(Id, personId, how, version, cancel), "已合并：原来的值勤、时长和红袖标都归到这个微信账号。");

    public Task<IActionResult> OnPostAppealAsync(string? words, CancellationToken cancel) => DoneAsync(appeal.RunAsync(Id, words ?? "", cancel), "已代为申诉，请另一位工作人员处理。");

    private async Task<IActionResult> DoneAsync(Task<JoinApplication> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Application = await db.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, cancel) ?? throw ApplicationRefusals.NotFound();
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == Application.PersonId, cancel);
        Applicant = Application.Form(vault).Name;
        MaskedPhone = person.MaskedPhone(vault);
        Group = await db.Groups.Where(g => g.Id == Application.GroupId).Select(g => g.Name).FirstAsync(cancel);
        var building = await db.Buildings.Where(b => b.Id == Application.BuildingId).Select(b => b.Name).FirstAsync(cancel);
        var stairwell = await db.Stairwells.Where(s => s.Id == Application.StairwellId).Select(s => s.Name).FirstOrDefaultAsync(cancel);
        Place = $"{building} {stairwell}".Trim();
        EnteredBy = await db.StaffAccounts.Where(s => s.Id == Application.EnteredBy).Select(s => s.DisplayName).FirstOrDefaultAsync(cancel);
        Known = (await known.FindAsync(Application, cancel)).ConvertAll(p => new Alike(p.Id, p.Name, p.MaskedPhone(vault), p.CreatedAt));
        var steps = await db.ApplicationSteps.AsNoTracking().Where(s => s.ApplicationId == Id).OrderBy(s => s.Number).Take(200).ToListAsync(cancel);
        Steps = steps.ConvertAll(s => new Step(s.At, ApplicationStates.Label(s.On), ApplicationStatus.Label(s.By), s.By == ApplicationRole.Applicant, s.StaffName, s.Opinion,
            RejectReasons.TextOf(s.ReasonCode), s.TextSealed is not null, Form is null ? null : s.Text(vault)));
    }

    public sealed record Alike(Guid Id, string Name, string? MaskedPhone, DateTime EnteredAt);

    /// <param name="HasText">There are words, shown after opening.</param>
    public sealed record Step(DateTime At, string What, string By, bool ByApplicant, string? Staff, LeaderOpinion? Opinion, string? Reason, bool HasText, string? Text);
}
