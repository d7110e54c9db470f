using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>Every shift that is on, live.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class LiveModel(LiveShifts live, RemindMissing remind, TimeProvider time) : PageModel
{
    public LiveBoard Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Board = await BoardAsync(ct);

    public async Task<IActionResult> OnGetBoardAsync(CancellationToken ct) => Partial("_Live", await BoardAsync(ct));

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken ct)
    {
        var told = await remind.RunAsync(id, ct);
        this.Flash(told > 0 ? $"已提醒 {told} 人。" : "刚刚提醒过，过一会儿再催。", told > 0 ? Tone.Good : Tone.Info);
        return RedirectToPage();
    }

    private async Task<LiveBoard> BoardAsync(CancellationToken ct) => new(await live.RunAsync(ct), time.Now());
}

/// <summary>The part of the page that fetches itself again.</summary>
public sealed record LiveBoard(IReadOnlyList<LiveShift> Shifts, DateTime At);
