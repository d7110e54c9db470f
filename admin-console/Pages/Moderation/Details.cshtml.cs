using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>One content before the moderator: what it says, what the machine and neighbours say, and the decision.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class DetailsModel(
    NeighborPartyDb db, IEnumerable<IModeratedContent> contents, LocalRules rules, PhotoAddresses addresses, CurrentActor current,
    ClaimItem claim, DecideItem decide, TimeProvider time) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Answer Input { get; set; } = new();

    public ModerationItem Item { get; private set; } = null!;

    public ContentToJudge? Judged { get; private set; }

    public string Author { get; private set; } = "";

    public IReadOnlyList<PhotoRow> Photos { get; private set; } = [];

    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    public IReadOnlyList<ActRow> History { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RuleItems => [.. rules.Rules.Select(r => new SelectListItem(r.Name, r.Code))];

    public bool IsMine => Item.ClaimedBy == current.Actor.Id;

    public bool IsAnothers => Item.IsClaimedByAnother(current.Actor.Id, time.Now());

    /// <summary>Of Publish, Reject and Hide those that the state allows.</summary>
    public IReadOnlyList<Decision> Possible =>
    [
        .. new[] { Decision.Publish, Decision.Reject, Decision.Hide }.Where(d =>
            ModerationStates.Table.Allows(Item.State, Enum.Parse<ModerationEvent>(d.ToString()), ModerationRole.Moderator)
            && d != (Item.PublishedAt is null ? Decision.Hide : Decision.Reject)),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Version = Item.Version;
    }

    public async Task<IActionResult> OnPostClaimAsync(CancellationToken ct)
    {
        await claim.RunAsync(Id, ct);
        return RedirectToPage(new { id = Id });
    }

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken ct)
    {
        await claim.ReleaseAsync(Id, ct);
        this.Flash("已放回队列。");
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await decide.RunAsync(Id, Input.Version, new DecisionGrounds(Input.Decision!.Value, Input.RuleCode, Input.Reason, Input.Note), ct);
        this.Flash(Input.Decision switch { Decision.Publish => "已通过，邻居可以看到。", Decision.Reject => "未通过，作者会收到理由。", _ => "已隐藏，作者会收到理由。" });
        return RedirectToPage("Index");
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Item = await db.ModerationItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == Id, cancel) ?? throw Refusals.NotFound();
        Author = Masking.Name(await db.People.Where(p => p.Id == Item.AuthorId).Select(p => p.Name).FirstAsync(cancel));
        Judged = await contents.First(c => c.Kind == Item.ContentKind).ReadAsync(Item.ContentId, Item.ContentVersion, cancel);
        var checks = await db.MediaChecks.AsNoTracking().Where(m => m.ItemId == Id).ToDictionaryAsync(m => m.PhotoId, cancel);
        Photos = [.. (Judged?.PhotoIds ?? []).Select(p => new PhotoRow(addresses.For(p), checks.GetValueOrDefault(p)?.Verdict ?? MachineVerdict.None, checks.GetValueOrDefault(p)?.Label ?? 0))];
        Reports = await db.ContentReports.AsNoTracking()
            .Where(r => r.ContentKind == Item.ContentKind && r.ContentId == Item.ContentId)
            .OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id)
            .Select(r => new ReportRow(r.Reason, r.Text, r.CreatedAt, r.SettledAt != null)).Take(50).ToListAsync(cancel);
        History = await db.AuditEvents.AsNoTracking().Where(e => e.EntityId == Id)
            .OrderByDescending(e => e.Sequence)
            // A resident among the actors is a reporter, who stays unnamed.
            .Select(e => new ActRow(e.At, e.Action, e.ActorKind == ActorKind.Resident ? "居民" : e.ActorName, e.ReasonText)).Take(50).ToListAsync(cancel);
    }

    public sealed class Answer
    {
        public int Version { get; set; }

        [Required(ErrorMessage = "请选择处理结果。")]
        public Decision? Decision { get; set; }

        [StringLength(40)]
        public string? RuleCode { get; set; }

        [StringLength(200, ErrorMessage = "理由最多 200 个字。")]
        public string? Reason { get; set; }

        [StringLength(500, ErrorMessage = "备注最多 500 个字。")]
        public string? Note { get; set; }
    }

    public sealed record PhotoRow(string Url, MachineVerdict Verdict, int Label);

    public sealed record ReportRow(ReportReason Reason, string? Text, DateTime At, bool Settled);

    public sealed record ActRow(DateTime At, string Action, string Actor, string? Reason);
}
