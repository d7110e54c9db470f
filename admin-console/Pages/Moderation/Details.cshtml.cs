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
    NeighborPartyDb db, IEnumerable<IModeratedContent> contents, LocalRules rules, TextRules texts, PhotoAddresses addresses, CurrentActor current,
    ClaimItem claim, DecideItem decide, DecideAlike alike, ConflictOfModerator conflicts, TimeProvider time) : PageModel, ILoadAgain
{
    private static readonly Decision[] ForUnseen = [Decision.Publish, Decision.PublishRedacted, Decision.RequestChange, Decision.Reject];
    private static readonly Decision[] ForSeen = [Decision.Publish, Decision.PublishRedacted, Decision.Hide];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Answer Input { get; set; } = new();

    public ModerationItem Item { get; private set; } = null!;

    public ContentToJudge? Judged { get; private set; }

    /// <summary>What exactly may be covered; null where nothing can.</summary>
    public ModeratedText? Coverable { get; private set; }

    /// <summary>Whether its author can write it differently.</summary>
    public bool CanBeChanged { get; private set; }

    /// <summary>Why who looks must not judge it; then reports, notes and history are not shown either. Null when nothing is against it.</summary>
    public string? Conflict { get; private set; }

    public string Author { get; private set; } = "";

    /// <summary>Waiting items with the same text.</summary>
    public int Alike { get; private set; }

    public IReadOnlyList<PhotoRow> Photos { get; private set; } = [];

    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    public IReadOnlyList<ActRow> History { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RuleItems => [.. rules.Rules.Select(r => new SelectListItem(r.Name, r.Code))];

    public bool IsMine => Item.ClaimedBy == current.Actor.Id;

    public bool IsAnothers => Item.IsClaimedByAnother(current.Actor.Id, time.Now());

    /// <summary>Those that the state allows.</summary>
    public IReadOnlyList<Decision> Possible =>
    [
        .. (Item.PublishedAt is null ? ForUnseen : ForSeen).Where(d =>
            ModerationStates.Table.Allows(Item.State, Enum.Parse<ModerationEvent>(d.ToString()), ModerationRole.Moderator)
            && (d != Decision.PublishRedacted || Coverable is not null) && (d != Decision.RequestChange || CanBeChanged)),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Version = Item.Version;
        await SuggestAsync(ct);
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

        var grounds = new DecisionGrounds(Input.Decision!.Value, Input.RuleCode, Input.Reason, Input.Note)
        {
            RedactedTitle = Input.RedactedTitle, RedactedText = Input.RedactedText, WithoutPhotos = Input.WithoutPhotos,
        };
        if (Input.AllAlike)
        {
            var decided = await alike.RunAsync(Id, Input.Version, grounds, ct);
            this.Flash($"相同的 {decided} 条已一并处理，作者会收到理由。");
            return RedirectToPage("Index");
        }

        await decide.RunAsync(Id, Input.Version, grounds, ct);
        this.Flash(Input.Decision switch
        {
            Decision.Publish => "已通过，邻居可以看到。",
            Decision.PublishRedacted => "已隐去部分内容后通过，作者会收到理由。",
            Decision.RequestChange => "已请作者修改。",
            Decision.Reject => "未通过，作者会收到理由。",
            _ => "已隐藏，作者会收到理由。",
        });
        return Input.ThenNext && await NextAsync(ct) is { } next ? RedirectToPage(new { id = next }) : RedirectToPage("Index");
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Item = await db.ModerationItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == Id, cancel) ?? throw Refusals.NotFound();
        await conflicts.RequireMayReadAsync(Item, cancel);
        Author = Masking.Name(await db.People.Where(p => p.Id == Item.AuthorId).Select(p => p.Name).FirstAsync(cancel));
        var noun = contents.First(c => c.Kind == Item.ContentKind);
        Judged = await noun.ReadAsync(Item.ContentId, Item.ContentVersion, cancel);
        Coverable = noun.CanBeRedacted ? await noun.ContentAsync(Item, cancel) : null;
        CanBeChanged = noun.CanBeChanged;
        Conflict = (await conflicts.FindAsync(Item, cancel))?.Message;
        Alike = await alike.CountAsync(Item, cancel);
        Photos = await PhotoRow.OfAsync(db, addresses, Id, Judged?.PhotoIds ?? [], cancel);
        if (Conflict is not null)
            return;
        Reports = await db.ContentReports.AsNoTracking()
            .Where(r => r.ContentKind == Item.ContentKind && r.ContentId == Item.ContentId)
            .OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id)
            .Select(r => new ReportRow(r.Reason, r.Text, r.CreatedAt, r.SettledAt != null)).Take(50).ToListAsync(cancel);
        History = await db.AuditEvents.AsNoTracking().Where(e => e.EntityId == Id)
            .OrderByDescending(e => e.Sequence)
            // A resident among the actors is a reporter, who stays unnamed.
            .Select(e => new ActRow(e.At, e.Action, e.ActorKind == ActorKind.Resident ? "居民" : e.ActorName, e.ReasonText)).Take(50).ToListAsync(cancel);
    }

    /// <summary>The form begins with what the product would cover.</summary>
    private async Task SuggestAsync(CancellationToken ct)
    {
        if (Coverable is null)
            return;
        Input.RedactedTitle = Coverable.Title is null ? null : Redaction.Hide(Coverable.Title, (await texts.LookAsync(Coverable.Title, ct)).Details);
        Input.RedactedText = Redaction.Hide(Coverable.Text, (await texts.LookAsync(Coverable.Text, ct)).Details);
    }

    private async Task<Guid?> NextAsync(CancellationToken ct)
    {
        var (now, me) = (time.Now(), current.Actor.Id);
        var waiting = await db.ModerationItems.AsNoTracking().Where(i => i.State == ModerationState.Queue && i.Id != Id && (i.ClaimedBy == null || i.ClaimedBy == me || i.ClaimedUntil <= now))
            .InQueueOrder().Take(20).ToListAsync(ct);
        // One's own and what one reported wait for a colleague.
        foreach (var item in waiting)
            if (await conflicts.FindAsync(item, ct) is null)
                return item.Id;
        return null;
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

        // Emptied means covered whole; not sent means left alone.
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? RedactedTitle { get; set; }

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? RedactedText { get; set; }

        public List<Guid> WithoutPhotos { get; set; } = [];

        public bool AllAlike { get; set; }

        public bool ThenNext { get; set; }
    }

    public sealed record ReportRow(ReportReason Reason, string? Text, DateTime At, bool Settled);

    public sealed record ActRow(DateTime At, string Action, string Actor, string? Reason);
}
