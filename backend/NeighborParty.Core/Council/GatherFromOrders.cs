using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>
/// What the groups could not solve becomes an item, and what was solved or taken back in the meantime is one no more. Looked up in the orders themselves
/// (by a job each minute, and before an agenda is fixed), so that no way on which an order can come here or leave is forgotten.
/// </summary>
public sealed class GatherFromOrders(NeighborPartyDb db, AgendaDesk desk, CommunityScope scope, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Whether there is anything to do.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct) => await New().AnyAsync(ct) || await Left().AnyAsync(ct);

    /// <summary>In the caller's transaction.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        foreach (var order in await New().OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Take(Batch).ToListAsync(ct))
        {
            var item = AgendaItem.Add(Ids.New(now), scope.CommunityId!.Value,
                new NewAgendaItem(AgendaSource.Order, order.Id, order.ForPersonId ?? order.RequesterId, order.BuildingId, "", "", order.IsPrivate, "系统"), accepted: true, now);
            db.AgendaItems.Add(item);
            desk.Note(item, AgendaItemEvent.Add, item.State, CouncilRole.System, code: nameof(AgendaSource.Order));
        }

        foreach (var item in await Left().OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(Batch).ToListAsync(ct))
        {
            var from = item.State;
            item.Go(AgendaItemEvent.Withdraw, CouncilRole.System, now);
            desk.Note(item, AgendaItemEvent.Withdraw, from, CouncilRole.System, code: "order_left");
        }

        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Order> New() =>
        db.Orders.Where(o => o.State == OrderState.Escalated && !db.AgendaItems.Any(i => i.OrderId == o.Id && i.DecidedAt == null && i.EndedAt == null));

    private IQueryable<AgendaItem> Left() =>
        db.AgendaItems.Where(i => i.OrderId != null && i.DecidedAt == null && i.EndedAt == null
            && db.Orders.Any(o => o.Id == i.OrderId && o.State != OrderState.Escalated && o.State != OrderState.OnAgenda));
}
