using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>An item in a list of the office.</summary>
/// <param name="Title">Of an order: as it reads now.</param>
/// <param name="Category">Of an order.</param>
public sealed record AgendaRow(AgendaItem Item, string Title, string? Category, string? Building, DateTime? MeetingAt)
{
    /// <inheritdoc cref="AgendaItem.NeutralTitle"/>
    public string NeutralTitle(OrderCategories categories) => Item.NeutralTitle(Category is { } code ? categories.NameOf(code) : null, Building);
}

/// <summary>A project or a survey in a list of the office.</summary>
/// <param name="Title">Of its item; of an order: as it reads now.</param>
public sealed record UndertakingRow(CouncilUndertaking Undertaking, AgendaItem Item, string Title, string? Building);

/// <summary>A field for words that residents read, and the tick that they name nobody.</summary>
/// <param name="Id">What the ids of its elements begin with.</param>
/// <param name="OnlyRequester">Reads them: then they may name somebody.</param>
public sealed record WordsForResidents(string Id, string Label, int Rows, bool OnlyRequester);

internal static class AgendaRows
{
    public static IQueryable<UndertakingRow> Rows(this NeighborPartyDb db, IQueryable<CouncilUndertaking> undertakings) =>
        from u in undertakings
        join i in db.AgendaItems on u.AgendaItemId equals i.Id
        select new UndertakingRow(
            u, i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(), db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault());

    public static IQueryable<AgendaRow> Rows(this NeighborPartyDb db, IQueryable<AgendaItem> items) => items.Select(i => new AgendaRow(
        i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(),
        db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Category).FirstOrDefault(),
        db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault(),
        db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault()));
}
