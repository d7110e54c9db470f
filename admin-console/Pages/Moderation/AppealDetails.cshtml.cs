using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>One appeal: the content, the decision, what the author says, and the second look.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class AppealDetailsModel(
    NeighborPartyDb db, IEnumerable<IModeratedContent> contents, LocalRules rules, DecideModerationAppeal decide, ReadOriginal originals, PhotoAddresses addresses, SamePerson same, CurrentActor current) : PageModel, ILoadAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SecondLook Input { get; set; } = new();

    public ModerationAppeal Appeal { get; private set; } = null!;

    public ModerationDecision Decision { get; private set; } = null!;

    public ContentToJudge? Judged { get; private set; }

    public ModerationItem Item { get; private set; } = null!;

    public IReadOnlyList<PhotoRow> Photos { get; private set; } = [];

    /// <summary>What was covered, once it was asked for.</summary>
    public ModeratedText? Original { get; private set; }

    public IReadOnlyList<PhotoRow> OriginalPhotos { get; private set; } = [];

    /// <summary>The appeal is about a covering: whoever decides has to know what was covered.</summary>
    public bool CanReadOriginal { get; private set; }

    /// <summary>The machine has not called it bad: overturning shows it at once.</summary>
    public bool IsSeenAgain => Item.Verdict is not (MachineVerdict.None or MachineVerdict.Risky);

    public string Rule { get; private set; } = "";

    public string Author { get; private set; } = "";

    /// <summary>Whether who looks now took the decision.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Whether who took the decision should still take note of being overturned.</summary>
    public bool ToNote => Appeal.State == ModerationAppealState.Overturned && Appeal.NotedAt is null && Appeal.FirstDecidedBy == current.Actor.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Version = Appeal.Version;
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        await decide.RunAsync(Id, Input.Overturn!.Value, Input.Answer, Input.Version, ct);
        this.Flash(Input.Overturn.Value ? "已改判，作者和原审核人会知道。" : "已维持原决定，作者会收到答复。");
        return RedirectToPage("Appeals");
    }

    public async Task<IActionResult> OnPostOriginalAsync(CancellationToken ct)
    {
        Original = await originals.ForAppealAsync(Id, ct);
        ModelState.Clear();
        await LoadAsync(ct);
        Input.Version = Appeal.Version;
        OriginalPhotos = await PhotoRow.OfAsync(db, addresses, Item.Id, Original.PhotoIds, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken ct)
    {
        await decide.NoteAsync(Id, ct);
        return RedirectToPage("Index");
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        Appeal = await db.ModerationAppeals.AsNoTracking().FirstOrDefaultAsync(a => a.Id == Id, cancel) ?? throw Refusals.NotFound("申诉");
        Decision = await db.ModerationDecisions.AsNoTracking().FirstAsync(d => d.Id == Appeal.DecisionId, cancel);
        var item = Item = await db.ModerationItems.AsNoTracking().FirstAsync(i => i.Id == Appeal.ItemId, cancel);
        Judged = await contents.First(c => c.Kind == item.ContentKind).ReadAsync(item.ContentId, item.ContentVersion, cancel);
        Photos = await PhotoRow.OfAsync(db, addresses, item.Id, Judged?.PhotoIds ?? [], cancel);
        Rule = rules.RuleName(Decision.RuleCode) ?? "—";
        Author = Masking.Name(await db.People.Where(p => p.Id == Appeal.PersonId).Select(p => p.Name).FirstAsync(cancel));
        IsOwn = await same.ActedAsync(Appeal.FirstDecidedBy, cancel);
        CanReadOriginal = !IsOwn && Appeal.State == ModerationAppealState.Open
            && await db.ModerationOriginals.AnyAsync(ModerationOriginal.Before(Decision), cancel);
    }

    public sealed class SecondLook
    {
        public int Version { get; set; }

        [Required(ErrorMessage = "请选择复核结果。")]
        public bool? Overturn { get; set; }

        [Required(ErrorMessage = "请写明给作者的答复。"), StringLength(300, ErrorMessage = "答复最多 300 个字。")]
        public string? Answer { get; set; }
    }
}
