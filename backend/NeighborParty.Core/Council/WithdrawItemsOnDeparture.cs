using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Council;

/// <summary>Whoever is gone has no proposals any more, and sits at no table to come. What came from an order follows the order.</summary>
public sealed class WithdrawItemsOnDeparture(NeighborPartyDb db, AgendaDesk desk, TimeProvider time) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        var personId = gone.PersonId;
        foreach (var item in await db.AgendaItems.Where(i => i.PersonId == personId && i.OrderId == null && i.DecidedAt == null && i.EndedAt == null).ToListAsync(ct))
        {
            var from = item.State;
            item.Go(AgendaItemEvent.Withdraw, CouncilRole.System, time.Now());
            desk.Note(item, AgendaItemEvent.Withdraw, from, CouncilRole.System, code: gone.Because);
        }

        var now = time.Now();
        db.CouncilGuests.RemoveRange(await db.CouncilGuests
            .Where(g => g.PersonId == personId && db.CouncilDays.Any(d => d.Id == g.CouncilDayId && d.StartsAt > now)).ToListAsync(ct));
    }
}
