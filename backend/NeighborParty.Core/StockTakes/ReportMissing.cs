using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>
/// What a closed stock-take did not find, in one step: who has one is asked to look for it (reported lost, with the days of
/// searching); what should lie in the office is written off. What moved meanwhile is left alone.
/// </summary>
public sealed class ReportMissing(
    NeighborPartyDb db, FindStockTake find, CountStockTake count, ReportArmbandLost lost, ArmbandHistory history, TimeProvider time)
{
    private const int AtOnce = 500;

    /// <param name="serial">One of them; null: all, at most 500 in a step.</param>
    /// <returns>How many were reported.</returns>
    /// <exception cref="RefusedException">403, 404, 409 while it is open.</exception>
    public async Task<int> RunAsync(Guid id, string? serial, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (stockTake, role) = await find.RunAsync(id, ct);
        stockTake.RequireResult(role);
        var missing = await (
            from item in count.Missing(id)
            join armband in db.Armbands on item.ArmbandId equals armband.Id
            // Seen, handed out or handed back since: it is not missing any more.
            where (serial == null || item.Serial == serial) && (armband.LastSeenAt == null || armband.LastSeenAt < stockTake.OpenedAt)
                && (item.PersonId == null
                    ? (armband.State == ArmbandState.InStock || armband.State == ArmbandState.Damaged) && armband.ChangedAt <= stockTake.ClosedAt
                    : armband.HolderPersonId == item.PersonId
                        && (armband.State == ArmbandState.Issued || armband.State == ArmbandState.ReturnPending || armband.State == ArmbandState.Overdue))
            orderby item.Serial
            select armband).Take(AtOnce).ToListAsync(ct);
        foreach (var armband in missing)
            await ReportAsync(armband, stockTake, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return missing.Count;
    }

    private async Task ReportAsync(Armband armband, StockTake stockTake, CancellationToken ct)
    {
        var note = $"“{stockTake.Name}”没有见到";
        if (ArmbandStates.Machine.Allows(armband.State, ArmbandStep.ReportLost, ArmbandRole.Staff))
        {
            await lost.RunAsync(armband.Id, new LossReport(null, null, note), ct);
        }
        else if (ArmbandStates.Machine.Allows(armband.State, ArmbandStep.Miss, ArmbandRole.Staff))
        {
            var from = armband.State;
            armband.Miss(ArmbandRole.Staff, time.Now());
            history.Add(armband, ArmbandStep.Miss, from, ArmbandRole.Staff, new ArmbandFacts(null, null, note));
        }
    }
}
