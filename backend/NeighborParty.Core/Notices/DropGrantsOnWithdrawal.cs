using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Notices;

/// <summary>Without consent to messages what was granted in WeChat is not used either.</summary>
public sealed class DropGrantsOnWithdrawal(NeighborPartyDb db) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Messages;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var account = await db.People.Where(p => p.Id == personId).Select(p => p.AccountId).FirstOrDefaultAsync(ct);
        foreach (var grant in await db.MessageGrants.Where(g => g.AccountId == account && g.Left > 0).ToListAsync(ct))
            grant.Refused();
    }
}
