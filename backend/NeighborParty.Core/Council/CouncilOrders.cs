using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>What the council does to the order behind an item, in the caller's transaction; nothing for an item without one.</summary>
public sealed class CouncilOrders(OrderDesk desk)
{
    /// <exception cref="Basics.RefusedException">409 when the order went another way meanwhile.</exception>
    public async Task MoveAsync(AgendaItem item, OrderEvent on, OrderFacts? facts, CancellationToken ct)
    {
        if (item.OrderId is not { } id)
            return;
        await desk.MoveAsync(await desk.FindAsync(id, ct), on, OrderRole.Council, facts, ct);
    }
}
