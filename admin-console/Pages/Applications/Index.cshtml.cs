using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.AdminConsole.Pages.Places;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Applications;

/// <summary>The queue: what the office must decide first, the most urgent on top.</summary>
[Permission(StaffPermissions.ApplicationsDecide)]
public sealed class IndexModel(NeighborPartyDb db, PersonalDataVault vault, ApplicationsNeedingAction waiting, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    /// <summary>待社区办理, all open ones, or one state.</summary>
    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "office";

    [BindProperty(SupportsGet = true)]
    public Guid? BuildingId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ApplicationsWaiting Waiting { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Shows { get; } =
    [
        new("待社区办理", "office"), new("全部办理中", "open"),
        .. ApplicationStatus.Of.All.Where(s => s.Key != ApplicationState.Submitted).Select(s => new SelectListItem(s.Value.Label, s.Key.ToString())),
        new("全部", "all"),
    ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await waiting.RunAsync(1, cancel);
        Buildings = await db.BuildingChoicesAsync(cancel);
        var rows = db.Applications.AsNoTracking();
        if (BuildingId is { } building)
            rows = rows.Where(a => a.BuildingId == building);
        rows = Filtered(rows);
        // What is open is sorted by its deadline, what is closed by its age.
        var byDeadline = Show is "office" or "open";
        var cursor = Cursor.Parse(After);
        rows = byDeadline
            ? rows.Where(a => cursor == null || a.DueAt > cursor.At || (a.DueAt == cursor.At && a.Id > cursor.Id)).OrderBy(a => a.DueAt).ThenBy(a => a.Id)
            : rows.Where(a => cursor == null || a.SubmittedAt < cursor.At || (a.SubmittedAt == cursor.At && a.Id < cursor.Id))
                .OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id);
        var page = await rows.Take(PageSize + 1).Select(a => new
        {
            Application = a,
            Group = db.Groups.First(g => g.Id == a.GroupId).Name,
            Building = db.Buildings.First(b => b.Id == a.BuildingId).Name,
            Stairwell = db.Stairwells.Where(s => s.Id == a.StairwellId).Select(s => s.Name).FirstOrDefault(),
        }).ToListAsync(cancel);
        var now = time.Now();
        Rows = [.. page.Take(PageSize).Select(r => new Row(r.Application.Id, r.Application.Form(vault).Name, r.Group, $"{r.Building} {r.Stairwell}".Trim(),
            r.Application.State, r.Application.SubmittedAt, r.Application.DueAt, r.Application.IsOverdue(now)))];
        Next = page.Count > PageSize ? NextOf(page[PageSize - 1].Application, byDeadline) : null;
    }

    private IQueryable<JoinApplication> Filtered(IQueryable<JoinApplication> rows) => Show switch
    {
        "office" => rows.Where(a => a.State == ApplicationState.StaffCheck || a.State == ApplicationState.Appealed),
        "open" => rows.Where(a => ApplicationStates.Open.Contains(a.State)),
        _ => Enum.TryParse<ApplicationState>(Show, out var state) ? rows.Where(a => a.State == state) : rows,
    };

    private static string NextOf(JoinApplication last, bool byDeadline) =>
        new Cursor(byDeadline ? last.DueAt ?? last.SubmittedAt : last.SubmittedAt, last.Id).ToString();

    public sealed record Row(Guid Id, string Name, string Group, string Place, ApplicationState State, DateTime SubmittedAt, DateTime? DueAt, bool Overdue);
}
