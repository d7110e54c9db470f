using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Council;

/// <summary>What a meeting carried over, with its item.</summary>
public sealed record CarriedOver(CarriedItem Line, AgendaItem Item);

/// <summary>Keeps for the minutes what a meeting did not get to.</summary>
public sealed class CarriedItems(NeighborPartyDb db, OrderCategories categories, TimeProvider time)
{
    /// <param name="item">Still on the agenda.</param>
    /// <param name="day">Of the agenda.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AddAsync(AgendaItem item, CouncilDay day, CancellationToken ct)
    {
        var building = await db.Buildings.Where(b => b.Id == item.BuildingId).Select(b => b.Name).FirstOrDefaultAsync(ct);
        var category = await db.Orders.Where(o => o.Id == item.OrderId).Select(o => o.Category).FirstOrDefaultAsync(ct);
        db.CarriedItems.Add(CarriedItem.Of(Ids.New(time.Now()), item, day, item.NeutralTitle(category is null ? null : categories.NameOf(category), building)));
    }

    /// <summary>As everybody may read them: of a private one nothing is said.</summary>
    public static IQueryable<CarriedItem> PublicOf(NeighborPartyDb db, Guid dayId) => db.CarriedItems.AsNoTracking()
        .Where(c => c.CouncilDayId == dayId && db.AgendaItems.Any(i => i.Id == c.AgendaItemId && !i.IsPrivate)).OrderBy(c => c.Position).ThenBy(c => c.Id);

    public async Task<List<CarriedOver>> OfAsync(CouncilDay day, CancellationToken ct) =>
        (await db.CarriedItems.Where(c => c.CouncilDayId == day.Id).Join(db.AgendaItems, c => c.AgendaItemId, i => i.Id, (c, i) => new { c, i }).OrderBy(x => x.c.Position).ThenBy(x => x.c.Id).ToListAsync(ct))
        .ConvertAll(x => new CarriedOver(x.c, x.i));
}
