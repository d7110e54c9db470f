using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The list after the end: who of the unmarked came, did not come, or was excused; all at once.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class ResolveModel(ReadUnmarked unmarked, ResolveShift resolve) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<Line> Marks { get; set; } = [];

    public UnmarkedList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await unmarked.RunAsync(Id, ct);
        Marks = List.Lines.Select(l => new Line { SignupId = l.SignupId }).ToList();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        List = await unmarked.RunAsync(Id, ct);
        try
        {
            var marks = Marks.Where(m => m.Outcome is not null).Select(m => new ResolveMark(m.SignupId, m.Outcome!.Value, m.Reason, Utc(m.From), Utc(m.Until))).ToList();
            var done = await resolve.RunAsync(Id, marks, ct);
            this.Flash(done.Left == 0 ? "名单已核对完。" : $"已保存，还有 {done.Left} 人没有核对。");
            return RedirectToPage("Details", new { Id });
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.NotFound)
        {
            ViewData[Problem.Key] = refused;
            return Page();
        }
    }

    private static DateTime? Utc(DateTime? local) => local is { } at ? ChinaTime.ToUtc(at) : null;

    /// <summary>One person; without an outcome the line stays open.</summary>
    public sealed class Line
    {
        public Guid SignupId { get; set; }

        public ResolveOutcome? Outcome { get; set; }

        public string? Reason { get; set; }

        /// <summary>On the wall clock in China; empty: as planned.</summary>
        public DateTime? From { get; set; }

        public DateTime? Until { get; set; }
    }
}
