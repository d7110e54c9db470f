using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>How far a stock-take has come: counted from its scans while it is open, as it was kept once it is closed.</summary>
public sealed class CountStockTake(NeighborPartyDb db)
{
    public async Task<StockTakeCount> RunAsync(StockTake stockTake, CancellationToken ct)
    {
        if (stockTake.State == StockTakeState.Closed)
            return new StockTakeCount(stockTake.Expected, stockTake.Found, stockTake.Unexpected);
        var scans = await db.StockTakeScans.Where(s => s.StockTakeId == stockTake.Id)
            .GroupBy(s => s.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new StockTakeCount(stockTake.Expected,
            scans.Where(s => s.Key == ScanOutcome.Matched).Sum(s => s.Count), scans.Where(s => s.Key != ScanOutcome.Matched).Sum(s => s.Count));
    }

    /// <summary>What is on the list and was not scanned, by serial.</summary>
    public IQueryable<StockTakeItem> Missing(Guid stockTakeId) =>
        db.StockTakeItems.Where(i => i.StockTakeId == stockTakeId && !db.StockTakeScans.Any(s => s.StockTakeId == stockTakeId && s.Serial == i.Serial));
}
