using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages;

/// <summary>What somebody may do about their own account.</summary>
[AtStep(StaffStep.None)]
public sealed class AccountModel(ActingStaff acting) : PageModel
{
    public StaffAccount Staff { get; private set; } = null!;

    public int RecoveryCodesLeft { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Staff = await acting.AccountAsync(cancel);
        RecoveryCodesLeft = RecoveryCodes.Left(Staff.RecoveryCodeHashes);
    }
}
