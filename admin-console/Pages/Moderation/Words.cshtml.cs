using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Moderation;

/// <summary>The community's own words: change them, see what they were, try a text against them.</summary>
[Permission(StaffPermissions.ModerationDecide)]
public sealed class WordsModel(NeighborPartyDb db, ChangeWordList change, TextRules rules, LocalRules release) : PageModel, ILoadAgain
{
    private const int Shown = 30;

    /// <summary>Null: the newest; another to look at it and take it up again.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty]
    public Lists Input { get; set; } = new();

    [BindProperty, StringLength(5000)]
    public string? Tried { get; set; }

    public LocalLook? Found { get; private set; }

    /// <summary>What was tried would pass for the office's, as a name.</summary>
    public bool FoundReserved { get; private set; }

    public IReadOnlyList<string> ReservedNames => release.ReservedNames;

    public IReadOnlyList<string> NotReservedNames => release.NotReservedNames;

    public IReadOnlyList<WordList> Versions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (await db.WordLists.AsNoTracking().Where(w => Number == null || w.Number == Number).OrderByDescending(w => w.Number).FirstOrDefaultAsync(ct) is { } list)
            (Input.Banned, Input.Money, Input.Allowed) = (list.Banned, list.Money, list.Allowed);
        Input.Seen = Versions.Count > 0 ? Versions[0].Number : 0;
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var list = await change.RunAsync(Input.Seen, Input.Banned, Input.Money, Input.Allowed, Input.Note, ct);
        this.Flash($"已保存为第 {list.Number} 版，马上生效。");
        return RedirectToPage(new { number = (int?)null });
    }

    /// <summary>Looks at a text as the product would; keeps nothing.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var text = CleanText.Required("Tried", Tried, 5000, "文字");
        Found = await rules.LookAsync(text, ct);
        FoundReserved = release.IsReserved(text);
        Tried = text;
        await OnGetAsync(ct);
        return Page();
    }

    public async Task LoadAsync(CancellationToken cancel) =>
        Versions = await db.WordLists.AsNoTracking().OrderByDescending(w => w.Number).Take(Shown).ToListAsync(cancel);

    public sealed class Lists
    {
        public int Seen { get; set; }

        public string? Banned { get; set; }

        public string? Money { get; set; }

        public string? Allowed { get; set; }

        [Required(ErrorMessage = "请写明为什么修改。"), StringLength(100, ErrorMessage = "修改说明最多 100 个字。")]
        public string? Note { get; set; }
    }
}
