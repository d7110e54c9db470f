using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>Whoever takes the core consent back asks for nothing any more; what he had in hand goes back to the leader.</summary>
public sealed class CancelOrdersOnWithdrawal(NeighborPartyDb db, LeaveOrders leave) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        await leave.CancelAsync(personId, "本人已退出", ct);
        // Also of those that ended: nobody needs to call or to find the way any more.
        foreach (var order in await db.Orders.Where(o => (o.RequesterId == personId || o.ForPersonId == personId) && o.CareSealed != "").ToListAsync(ct))
            order.Forget();
        await leave.GiveBackAsync(personId, ct);
    }
}
