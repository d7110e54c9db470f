using NeighborParty.Core.Council;
using NeighborParty.Core.Data;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>An item in a list of the office.</summary>
/// <param name="Title">Of an order: as it reads now.</param>
public sealed record AgendaRow(AgendaItem Item, string Title, string? Building, DateTime? MeetingAt);

internal static class AgendaRows
{
    public static IQueryable<AgendaRow> Rows(this NeighborPartyDb db, IQueryable<AgendaItem> items) => items.Select(i => new AgendaRow(
        i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(),
        db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault(),
        db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault()));
}
