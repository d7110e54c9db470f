using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Signals;

/// <summary>The cases, newest first.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class IndexModel(ReadFlags read) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public FlagCaseState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<FlagView> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = await read.PageAsync(State, After, PageSize + 1, ct);
        Rows = rows.Take(PageSize).ToList();
        Next = rows.Count > PageSize ? Rows[^1].Id.ToString() : null;
    }
}
