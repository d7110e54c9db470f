using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>How far a stock-take has come: counted from its scans while it is open, as it was kept once it is closed.</summary>
public sealed class CountStockTake(NeighborPartyDb db)
{
    public async Task<StockTakeCount> RunAsync(StockTake stockTake, CancellationToken ct) => (await RunAsync([stockTake], ct))[stockTake.Id];

    /// <summary>By stock-take: one statement for all that are open, or none.</summary>
    public async Task<IReadOnlyDictionary<Guid, StockTakeCount>> RunAsync(IReadOnlyList<StockTake> stockTakes, CancellationToken ct)
    {
        var open = stockTakes.Where(s => s.State != StockTakeState.Closed).Select(s => s.Id).ToList();
        var scans = open.Count == 0 ? [] : await db.StockTakeScans.Where(s => open.Contains(s.StockTakeId))
            .GroupBy(s => new { s.StockTakeId, s.Outcome }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return stockTakes.ToDictionary(s => s.Id, s => s.State == StockTakeState.Closed
            ? new StockTakeCount(s.Expected, s.Found, s.Unexpected)
            : new StockTakeCount(s.Expected, Sum(s.Id, matched: true), Sum(s.Id, matched: false)));

        int Sum(Guid id, bool matched) => scans.Where(s => s.Key.StockTakeId == id && s.Key.Outcome == ScanOutcome.Matched == matched).Sum(s => s.Count);
    }

    /// <summary>What is on the list and was not scanned, by serial.</summary>
    public IQueryable<StockTakeItem> Missing(Guid stockTakeId) =>
        db.StockTakeItems.Where(i => i.StockTakeId == stockTakeId && !db.StockTakeScans.Any(s => s.StockTakeId == stockTakeId && s.Serial == i.Serial));
}
