using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>Projects and surveys, those first whose day comes first.</summary>
[Permission(StaffPermissions.CouncilManage)]
public sealed class UndertakingsModel(NeighborPartyDb db, AgendaSight sight, ReadCouncilFigures figures, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public UndertakingState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public UndertakingKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DateOnly Today => ChinaTime.Today(time.Now());

    public IReadOnlyDictionary<UndertakingState, long> States { get; private set; } = new Dictionary<UndertakingState, long>();

    public int LateCount { get; private set; }

    public IReadOnlyList<UndertakingRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        States = await figures.UndertakingsAsync(ct);
        LateCount = await figures.LateUndertakingsAsync(ct);
        var found = await db.Rows(Wanted().OrderBy(u => u.DueOn).ThenBy(u => u.Id).Take(PageSize + 1)).ToListAsync(ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? new Cursor(Rows[^1].Undertaking.DueOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Rows[^1].Undertaking.Id).ToString() : null;
    }

    private IQueryable<CouncilUndertaking> Wanted()
    {
        var (today, wanted) = (Today, sight.Readable(db.CouncilUndertakings.AsNoTracking()));
        wanted = State is { } state ? wanted.Where(u => u.State == state) : wanted.Where(u => u.State == UndertakingState.Planned || u.State == UndertakingState.Underway);
        if (Kind is { } kind)
            wanted = wanted.Where(u => u.Kind == kind);
        if (Late)
            wanted = wanted.Where(u => u.DueOn < today);
        if (Cursor.Parse(After) is not { } after)
            return wanted;
        var day = DateOnly.FromDateTime(after.At);
        return wanted.Where(u => u.DueOn > day || (u.DueOn == day && u.Id.CompareTo(after.Id) > 0));
    }
}
