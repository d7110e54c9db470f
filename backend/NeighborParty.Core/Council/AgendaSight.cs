using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>What the office may read of the council's affairs: nobody reads there what is said of his own household, as <see cref="OrderRoles.Readable"/> has it for orders.</summary>
public sealed class AgendaSight(NeighborPartyDb db, OrderRoles roles)
{
    public IQueryable<AgendaItem> Readable(IQueryable<AgendaItem> items)
    {
        var orders = roles.Readable(db.Orders).Select(o => (Guid?)o.Id);
        return items.Where(i => !i.IsPrivate || i.OrderId == null || orders.Contains(i.OrderId));
    }

    public IQueryable<CouncilUndertaking> Readable(IQueryable<CouncilUndertaking> undertakings)
    {
        var items = Readable(db.AgendaItems).Select(i => i.Id);
        return undertakings.Where(u => items.Contains(u.AgendaItemId));
    }
}
