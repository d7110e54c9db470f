using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>What whoever takes the core consent back wrote is forgotten; the steps stay.</summary>
public sealed class ForgetApplicationsOnWithdrawal(NeighborPartyDb db, PersonalDataVault vault) : IConsentWithdrawn
{
    private static readonly ApplicationForm Nobody = new() { Name = "已注销", Door = "已注销", BornOn = new DateOnly(1900, 1, 1), Kind = MembershipKind.Neighbour };

    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var applications = await db.Applications.Where(a => a.PersonId == personId).ToListAsync(ct);
        var ids = applications.ConvertAll(a => a.Id);
        foreach (var step in await db.ApplicationSteps.Where(s => ids.Contains(s.ApplicationId) && s.TextSealed != null).ToListAsync(ct))
            step.Forget();
        foreach (var application in applications)
            application.Rewrite(Nobody, vault);
    }
}
