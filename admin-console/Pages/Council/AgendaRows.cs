using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>An item in a list of the office.</summary>
/// <param name="Title">Of an order: as it reads now.</param>
/// <param name="Category">Of an order.</param>
public sealed record AgendaRow(AgendaItem Item, string Title, string? Category, string? Building, DateTime? MeetingAt)
{
    /// <summary>As it may lie before street and property office: what a resident or a leader wrote is not for them, only what it is about and where.</summary>
    public string NeutralTitle(OrderCategories categories)
    {
        if (Item.Source == AgendaSource.Staff)
            return Building is null ? Title : $"{Title}（{Building}）";
        var about = Category is { } code ? categories.NameOf(code) : CouncilWords.Label(Item.Source);
        return Building is null ? about : $"{Building}·{about}";
    }
}

internal static class AgendaRows
{
    public static IQueryable<AgendaRow> Rows(this NeighborPartyDb db, IQueryable<AgendaItem> items) => items.Select(i => new AgendaRow(
        i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(),
        db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Category).FirstOrDefault(),
        db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault(),
        db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault()));
}
