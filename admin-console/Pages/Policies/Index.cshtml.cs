using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Policies;

/// <summary>The community's limits and deadlines: the newest set as a form, and what was changed when.</summary>
[Permission(StaffPermissions.PolicyManage)]
public sealed class IndexModel(NeighborPartyDb db, PolicyBook book, TimeProvider time) : PageModel, ILoadAgain
{
    private const int HistoryShown = 20;

    /// <summary>The version that the form was made from.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Dictionary<string, int> Values { get; set; } = new(StringComparer.Ordinal);

    /// <summary>An empty field arrives as null.</summary>
    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Wall clock in China; empty: at once.</summary>
    [BindProperty]
    public DateTime? EffectiveFrom { get; set; }

    public IReadOnlyList<Change> History { get; private set; } = [];

    public int InForce { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var newest = await book.VersionAsync(await NewestAsync(cancel), cancel);
        Version = newest.Version;
        Values = PolicyForm.Fields.ToDictionary(field => field.Name, field => field.Of(newest), StringComparer.Ordinal);
        Texts = PolicyForm.Texts.ToDictionary(text => text.Name, string? (text) => text.Of(newest), StringComparer.Ordinal);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        foreach (var field in PolicyForm.Fields)
            if (Values.TryGetValue(field.Name, out var value) && (value < field.Min || value > field.Max))
                ModelState.AddModelError($"Values[{field.Name}]", $"请填写 {field.Min} 到 {field.Max} 之间的数。");
        foreach (var text in PolicyForm.Texts)
            if (Texts.TryGetValue(text.Name, out var value) && ((value?.Trim().Length ?? 0) < text.MinLength || value?.Length > text.MaxLength))
                ModelState.AddModelError($"Texts[{text.Name}]", $"请填写 {text.MinLength} 到 {text.MaxLength} 个字。");
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancel);
            return Page();
        }

        var before = await book.VersionAsync(Version, cancel);
        var changed = before.With(Values, Texts) with { Version = Version };
        if (!PolicyForm.Changes(before, changed).Any())
        {
            this.Flash("没有改动，所以没有保存。", Tone.Info);
            return RedirectToPage();
        }

        var from = EffectiveFrom is { } local ? ChinaTime.ToUtc(local) : time.Now();
        var saved = await book.ChangeAsync(changed, from, cancel);
        this.Flash($"已保存为第 {saved.Version} 版，从{ChinaTime.Long(from)}起生效。已经开始的事仍按原来的规则。");
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken cancel)
    {
        InForce = (await book.TodayAsync(cancel)).Version;
        var rows = await db.PolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).Take(HistoryShown).ToListAsync(cancel);
        var history = new List<Change>();
        foreach (var row in rows)
            history.Add(new Change(row, [.. PolicyForm.Changes(await book.VersionAsync(row.Number - 1, cancel), await book.VersionAsync(row.Number, cancel))]));
        History = history;
    }

    private async Task<int> NewestAsync(CancellationToken cancel) => await db.PolicyVersions.MaxAsync(p => (int?)p.Number, cancel) ?? 0;

    public sealed record Change(PolicyVersion Version, IReadOnlyList<PolicyChange> Changes);
}
