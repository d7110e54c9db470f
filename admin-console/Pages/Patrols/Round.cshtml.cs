using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Patrols;

/// <summary>One round: where and when each point was passed.</summary>
[Permission(StaffPermissions.DutiesManage)]
public sealed class RoundModel(ReadPatrolRound read) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public RoundView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await read.RunAsync(Id, ct);
}
