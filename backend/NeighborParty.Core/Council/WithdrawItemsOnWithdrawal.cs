using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Council;

/// <summary>Whoever takes the core consent back has no proposals any more, and sits at no table to come. What came from an order follows the order.</summary>
public sealed class WithdrawItemsOnWithdrawal(NeighborPartyDb db, AgendaDesk desk, TimeProvider time) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Membership;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        foreach (var item in await db.AgendaItems.Where(i => i.PersonId == personId && i.OrderId == null && i.DecidedAt == null && i.EndedAt == null).ToListAsync(ct))
        {
            var from = item.State;
            item.Go(AgendaItemEvent.Withdraw, CouncilRole.System, time.Now());
            desk.Note(item, AgendaItemEvent.Withdraw, from, CouncilRole.System, code: "consent_withdrawn");
        }

        var now = time.Now();
        db.CouncilGuests.RemoveRange(await db.CouncilGuests
            .Where(g => g.PersonId == personId && db.CouncilDays.Any(d => d.Id == g.CouncilDayId && d.StartsAt > now)).ToListAsync(ct));
    }
}
