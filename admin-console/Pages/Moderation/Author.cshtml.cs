using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>One author before the moderator: what was decided so far, which measures hold, and what can be done.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class AuthorModel(NeighborPartyDb db, LocalRules rules, TakeMeasure take, HideAllOfAuthor hideAll, ConflictOfModerator conflict, CurrentActor current) : PageModel, ILoadAgain
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Step Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public MeasureRows Measures { get; private set; } = null!;

    public IReadOnlyList<ModerationDecision> Decisions { get; private set; } = [];

    /// <summary>Which version of the content each decision was about, and with how many photos, by the item.</summary>
    public IReadOnlyDictionary<Guid, (int Version, int Photos)> About { get; private set; } = new Dictionary<Guid, (int, int)>();

    public IReadOnlyList<SelectListItem> RuleItems => [.. rules.Rules.Select(r => new SelectListItem(r.Name, r.Code))];

    public string RuleName(string? code) => rules.RuleName(code) ?? "—";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostMeasureAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var measure = await take.RunAsync(Id, Input.Kind!.Value, Input.RuleCode, Input.Reason, Input.DecisionId, ct);
        this.Flash(measure.State == MeasureState.Proposed ? "已提出停用，须另一位工作人员同意后生效。" : "措施已生效，作者会收到通知。");
        return RedirectToPage(new { id = Id });
    }

    public async Task<IActionResult> OnPostHideAllAsync(string? ruleCode, string? reason, CancellationToken ct)
    {
        var hidden = await hideAll.RunAsync(Id, ruleCode, reason, ct);
        this.Flash($"已隐藏这位作者的 {hidden.Hidden} 条内容。{(hidden.Left > 0 ? $"另有 {hidden.Left} 条由同事处理。" : "")}{(hidden.More ? "还有更多，请再做一次。" : "")}");
        return RedirectToPage(new { id = Id });
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        // Who they are about, and their family, read neither notes nor names here.
        await conflict.RequireNotOfFamilyAsync(Id, cancel);
        Name = Masking.Name(await db.People.Where(p => p.Id == Id).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? throw Refusals.NotFound("居民"));
        var measures = await db.AuthorMeasures.AsNoTracking().Where(m => m.PersonId == Id).OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id).Take(Shown).ToListAsync(cancel);
        Measures = new MeasureRows(measures.ConvertAll(m => new MeasureOf(m, Name)), current.Actor.Id);
        Decisions = await db.ModerationDecisions.AsNoTracking().Where(d => d.AuthorId == Id).OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.Id).Take(Shown).ToListAsync(cancel);
        var items = Decisions.Select(d => d.ItemId).Distinct().ToList();
        About = await db.ModerationItems.Where(i => items.Contains(i.Id)).Select(i => new { i.Id, i.ContentVersion, Photos = db.MediaChecks.Count(m => m.ItemId == i.Id) })
            .ToDictionaryAsync(i => i.Id, i => (i.ContentVersion, i.Photos), cancel);
    }

    public sealed class Step
    {
        [Required(ErrorMessage = "请选择措施。")]
        public MeasureKind? Kind { get; set; }

        [Required(ErrorMessage = "请选择规则。"), StringLength(40)]
        public string? RuleCode { get; set; }

        [Required(ErrorMessage = "请写明理由。"), StringLength(200, ErrorMessage = "理由最多 200 个字。")]
        public string? Reason { get; set; }

        public Guid? DecisionId { get; set; }
    }
}
