using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Care;

/// <summary>敲门问需: who has to visit whom by when. Staff write down what a visitor without a phone tells them.</summary>
[Permission(StaffPermissions.GroupsManage)]
public sealed class VisitsModel(ReadHomeVisits read, RecordHomeVisit record, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<HomeVisitFound> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public DateOnly Today => ChinaTime.Today(time.Now());

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = await read.ForOfficeAsync(Cursor.Parse(After), PageSize, ct);
        (Rows, Next) = (page.Items, page.Next);
    }

    public Task<IActionResult> OnPostVisitedAsync(Guid visitId, CancellationToken ct) => DoneAsync(record.VisitedAsync(visitId, ct), "已记下走访。");

    public Task<IActionResult> OnPostNoAnswerAsync(Guid visitId, CancellationToken ct) => DoneAsync(record.NobodyOpenedAsync(visitId, ct), "已记下，请换个时间再去。");

    public Task<IActionResult> OnPostDeclinedAsync(Guid visitId, CancellationToken ct) => DoneAsync(record.DeclinedAsync(visitId, ct), "已记下，以后不再安排。");

    private async Task<IActionResult> DoneAsync(Task<HomeVisit> act, string done)
    {
        await act;
        this.Flash(done);
        return RedirectToPage();
    }
}
