using NeighborParty.Core.Council;
using NeighborParty.Core.Data;

namespace NeighborParty.AdminConsole.Pages.Council;

/// <summary>A project or a survey in a list of the office.</summary>
/// <param name="Title">Of its item; of an order: as it reads now.</param>
public sealed record UndertakingRow(CouncilUndertaking Undertaking, AgendaItem Item, string Title, string? Building);

/// <summary>A field for words that residents read, and the tick that they name nobody.</summary>
/// <param name="Id">What the ids of its elements begin with.</param>
/// <param name="OnlyRequester">Reads them: then they may name somebody.</param>
public sealed record WordsForResidents(string Id, string Label, int Rows, bool OnlyRequester);

internal static class UndertakingRows
{
    public static IQueryable<UndertakingRow> Rows(this NeighborPartyDb db, IQueryable<CouncilUndertaking> undertakings) =>
        from u in undertakings
        join i in db.AgendaItems on u.AgendaItemId equals i.Id
        select new UndertakingRow(
            u, i, i.OrderId == null ? i.Title : db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).First(), db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault());
}
