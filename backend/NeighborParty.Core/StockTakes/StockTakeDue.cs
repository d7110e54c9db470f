using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.StockTakes;

/// <param name="Last">When the last one was closed; null: never.</param>
public sealed record CompoundDue(Guid CompoundId, string Compound, DateTime? Last);

/// <summary>Which compounds were not counted for longer than the policy allows (a quarter).</summary>
public sealed class StockTakeDue(NeighborPartyDb db, PolicyBook policies, TimeProvider time)
{
    public async Task<IReadOnlyList<CompoundDue>> RunAsync(CancellationToken ct)
    {
        var before = time.Now().AddMonths(-(await policies.TodayAsync(ct)).StockTakeMonths);
        var compounds = await db.Compounds.AsNoTracking()
            .Where(c => db.Armbands.Any(a => a.CompoundId == c.Id && a.State != Armbands.ArmbandState.Retired)
                && !db.StockTakes.Any(s => s.State == StockTakeState.Open && (s.CompoundId == null || s.CompoundId == c.Id)))
            .OrderBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new CompoundDue(c.Id, c.Name,
                db.StockTakes.Where(s => s.State == StockTakeState.Closed && (s.CompoundId == null || s.CompoundId == c.Id)).Max(s => s.ClosedAt)))
            .Take(100).ToListAsync(ct);
        return compounds.FindAll(c => c.Last is null || c.Last < before);
    }
}
