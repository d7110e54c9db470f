using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>Of whoever takes the core consent back, nobody needs to call or to find the way any more: also of orders that ended.</summary>
public sealed class ForgetOrdersOnWithdrawal(NeighborPartyDb db) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var order in await db.Orders.Where(o => (o.RequesterId == personId || o.ForPersonId == personId) && o.CareSealed != "").ToListAsync(ct))
            order.Forget();
    }
}
