using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <param name="WasNew">False: it had been scanned before, and that scan stands.</param>
public sealed record ScanResult(StockTakeScan Scan, bool WasNew);

/// <summary>Somebody holds the code on the cloth before the camera. The second scan of a number gets the first one's record.</summary>
public sealed class ScanForStockTake(NeighborPartyDb db, CurrentActor current, FindStockTake find, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for what is no number, 403, 404, 409 once it is closed.</exception>
    public async Task<ScanResult> RunAsync(Guid id, string? serial, CancellationToken ct)
    {
        var clean = ArmbandSerial.Clean(serial);
        await using var write = await db.BeginWriteAsync(ct);
        var (stockTake, role) = await find.RunAsync(id, ct);
        stockTake.RequireOpen(role);
        if (await FirstAsync(id, clean, ct) is { } first)
            return new ScanResult(first, WasNew: false);

        var now = time.Now();
        var armband = await (await find.ScannableAsync(ct)).FirstOrDefaultAsync(a => a.Serial == clean, ct);
        armband?.Seen(now);
        var scan = new StockTakeScan
        {
            Id = Ids.New(now), CommunityId = stockTake.CommunityId, StockTakeId = id, Serial = clean, ArmbandId = armband?.Id,
            Outcome = await OutcomeAsync(stockTake, armband, ct), At = now, ByActor = current.Actor.Id, ByName = current.Actor.Name,
        };
        db.StockTakeScans.Add(scan);
        audit.Record(new Act("stock_take.scanned", nameof(StockTake), id)
        {
            Result = scan.Outcome.ToString(), Details = new { serial = clean }, Via = role == StockTakeRole.Leader ? ActedVia.Leader : null,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw Refusals.Busy();
        }

        await write.CommitAsync(ct);
        return new ScanResult(scan, WasNew: true);
    }

    private Task<StockTakeScan?> FirstAsync(Guid id, string serial, CancellationToken ct) =>
        db.StockTakeScans.AsNoTracking().FirstOrDefaultAsync(s => s.StockTakeId == id && s.Serial == serial, ct);

    private async Task<ScanOutcome> OutcomeAsync(StockTake stockTake, Armband? armband, CancellationToken ct)
    {
        if (armband is null)
            return ScanOutcome.Unknown;
        if (await db.StockTakeItems.AnyAsync(i => i.StockTakeId == stockTake.Id && i.Serial == armband.Serial, ct))
            return ScanOutcome.Matched;
        return armband switch
        {
            { State: ArmbandState.ReportedLost or ArmbandState.LostConfirmed } => ScanOutcome.WasLost,
            { State: ArmbandState.Retired } => ScanOutcome.WasRetired,
            _ when stockTake.CompoundId is { } compound && armband.CompoundId != compound => ScanOutcome.Elsewhere,
            _ => ScanOutcome.Newer,
        };
    }
}
