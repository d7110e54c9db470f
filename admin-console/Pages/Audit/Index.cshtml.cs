using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Audit;

/// <summary>The trail of this community, newest first.</summary>
[Permission(StaffPermissions.AuditRead)]
public sealed class IndexModel(NeighborPartyDb db, VerifyAuditTrail verify, CommunityScope scope) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The noun an action begins with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Noun { get; set; }

    /// <summary>A part of the actor's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Entity { get; set; }

    /// <summary>Days in China, both included.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>The last sequence number of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<AuditEvent> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public static IEnumerable<SelectListItem> Nouns => AuditWords.Nouns.Select(noun => new SelectListItem(noun.Value, noun.Key));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var prefix = Noun is null ? "" : Noun + ".";
        var who = Who?.Trim() ?? "";
        var from = From is { } first ? ChinaTime.ToUtc(first.ToDateTime(TimeOnly.MinValue)) : (DateTime?)null;
        var until = Until is { } last && last < DateOnly.MaxValue ? ChinaTime.ToUtc(last.AddDays(1).ToDateTime(TimeOnly.MinValue)) : (DateTime?)null;
        var rows = await db.AuditEvents.AsNoTracking()
            .Where(e => After == null || e.Sequence < After)
            .Where(e => prefix == "" || e.Action.StartsWith(prefix))
            .Where(e => who == "" || e.ActorName.Contains(who))
            .Where(e => Entity == null || e.EntityId == Entity)
            .Where(e => from == null || e.At >= from)
            .Where(e => until == null || e.At < until)
            .OrderByDescending(e => e.Sequence)
            .Take(PageSize + 1).ToListAsync(cancel);
        Rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? Rows[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
    }

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancel)
    {
        if (await verify.OneAsync(scope.CommunityId!.Value, cancel) is { } fault)
            this.Flash($"从第 {fault.Sequence} 条起，留痕与写入时不一致，请马上联系系统维护人员。（{fault.What}）", Tone.Bad);
        else
            this.Flash($"已核对全部 {await db.AuditEvents.CountAsync(cancel)} 条留痕，没有发现改动。");
        return RedirectToPage();
    }
}
