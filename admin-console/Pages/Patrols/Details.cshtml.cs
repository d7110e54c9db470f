using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>One route: its points, and who walked it when.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class DetailsModel(NeighborPartyDb db, SavePatrolRoute save) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PatrolRoute Route { get; private set; } = null!;

    public IReadOnlyList<Row> Rounds { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.PatrolRoutes.AsNoTracking().Include(r => r.Points).FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } route)
            return NotFound();
        Route = route;
        var rounds = db.PatrolRounds.AsNoTracking().Where(r => r.RouteId == Id);
        if (Cursor.Parse(After) is { } cursor)
            rounds = rounds.Where(r => r.StartedAt < cursor.At || (r.StartedAt == cursor.At && r.Id < cursor.Id));
        var rows = await rounds.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new Row(
                r.Id, r.StartedAt, db.People.Where(p => p.Id == r.PersonId).Select(p => p.Name).First(), db.Shifts.Where(s => s.Id == r.ShiftId).Select(s => s.Title).First(),
                r.PointsPassed, r.PointsInAll, r.State)).ToListAsync(ct);
        Rounds = rows.Count > PageSize ? rows[..PageSize] : rows;
        Next = rows.Count > PageSize ? new Cursor(Rounds[^1].StartedAt, Rounds[^1].Id).ToString() : null;
        return Page();
    }

    public async Task<IActionResult> OnPostRetireAsync(int version, CancellationToken ct)
    {
        var retired = await save.RetireAsync(Id, version, ct);
        this.Flash(retired.Series + retired.Shifts == 0 ? "已停用。" : $"已停用。{retired.Series} 个值守计划、{retired.Shifts} 个还没开始的班次不再指定路线。");
        return RedirectToPage(new { Id });
    }

    public Task<IActionResult> OnPostRenewAsync(Guid pointId, int version, CancellationToken ct) =>
        DoAsync(save.RenewCodeAsync(Id, pointId, version, ct), "已换码，请重新打印并贴到现场。");

    private async Task<IActionResult> DoAsync(Task<PatrolRoute> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage(new { Id });
    }

    public sealed record Row(Guid Id, DateTime StartedAt, string Walker, string Shift, int Passed, int All, PatrolRoundState State);
}
