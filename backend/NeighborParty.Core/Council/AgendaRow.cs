using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>An item with what its order and its house say of it: for the lists of the office, and for the agenda as it lies on the table.</summary>
/// <param name="Title">Of an order: as it reads now.</param>
/// <param name="Category">Of an order.</param>
public sealed record AgendaRow(AgendaItem Item, string Title, string? Category, string? Building, DateTime? MeetingAt)
{
    /// <inheritdoc cref="AgendaItem.NeutralTitle"/>
    public string NeutralTitle(OrderCategories categories) => Item.NeutralTitle(Category is { } code ? categories.NameOf(code) : null, Building);
}

public static class AgendaRows
{
    public static IQueryable<AgendaRow> Rows(this NeighborPartyDb db, IQueryable<AgendaItem> items) => items.Select(i => new AgendaRow(
        i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(),
        db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Category).FirstOrDefault(),
        db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault(),
        db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault()));
}
