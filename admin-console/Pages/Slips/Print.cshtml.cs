using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Slips;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Slips;

/// <summary>The newest version of each leaf on a page of A5, with the code that leads back to it.</summary>
[Permission(StaffPermissions.OrdersManage)]
public sealed class PrintModel(ReadSlip read, PublicAddress address) : PageModel
{
    /// <summary>The order.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SlipFound Slip { get; private set; } = null!;

    public IReadOnlyList<LeafFound> Leaves { get; private set; } = [];

    /// <summary>Where a scan leads; staff sign in there.</summary>
    public string Check => address.Current is { } root ? new Uri(root, $"/admin/slips?Number={Slip.Number}").ToString() : $"/admin/slips?Number={Slip.Number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await read.OfOrderAsync(Id, ct) is not { } slip)
            return NotFound();
        Slip = slip;
        Leaves = [.. Enum.GetValues<SlipLeafKind>().Select(slip.Newest).OfType<LeafFound>()];
        return Page();
    }
}
