using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>Staff close a stock-take, and its result stands; or give it up, and nothing follows from it.</summary>
public sealed class CloseStockTake(NeighborPartyDb db, CurrentActor current, FindStockTake find, CountStockTake count, AuditTrail audit, TimeProvider time)
{
    /// <param name="version">Of the page that was looked at.</param>
    /// <exception cref="RefusedException">403, 404, 409 when it is closed already, 412.</exception>
    public Task<StockTake> CloseAsync(Guid id, string? note, int? version, CancellationToken ct) => EndAsync(id, StockTakeStep.Close, note, version, ct);

    /// <inheritdoc cref="CloseAsync"/>
    public Task<StockTake> AbandonAsync(Guid id, string? note, int? version, CancellationToken ct) =>
        EndAsync(id, StockTakeStep.Abandon, CleanText.Required("note", note, 200, "原因"), version, ct);

    private async Task<StockTake> EndAsync(Guid id, StockTakeStep step, string? note, int? version, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (stockTake, role) = await find.RunAsync(id, ct);
        await db.RequireVersionAsync(stockTake, id, version, ct);
        var result = await count.RunAsync(stockTake, ct);
        if (step == StockTakeStep.Close)
            stockTake.Close(result, clean, role, current.Actor.Name, time.Now());
        else
            stockTake.Abandon(clean, role, current.Actor.Name, time.Now());
        audit.Record(new Act(step == StockTakeStep.Close ? "stock_take.closed" : "stock_take.abandoned", nameof(StockTake), id)
        {
            From = nameof(StockTakeState.Open), To = stockTake.State.ToString(), ReasonText = clean,
            Details = new { result.Expected, result.Found, result.Missing, result.Unexpected },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return stockTake;
    }
}
