using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Orders;

/// <summary>How many and how fast.</summary>
/// <param name="RespondedMet">First word inside the limit.</param>
/// <param name="RespondMinutes">Office minutes, of all that were responded to.</param>
/// <param name="ResolveMinutes">Office minutes, of all that were done.</param>
public sealed record OrderTimes(long Opened, long RespondedMet, long RespondedMissed, long RespondMinutes, long ResolvedMet, long ResolvedMissed, long ResolveMinutes)
{
    public long Resolved => ResolvedMet + ResolvedMissed;

    /// <summary>Null while there is none.</summary>
    public int? RespondedPercent => Percent(RespondedMet, RespondedMissed);

    public int? ResolvedPercent => Percent(ResolvedMet, ResolvedMissed);

    /// <summary>Office hours on average.</summary>
    public double? RespondHours => RespondedMet + RespondedMissed == 0 ? null : Math.Round(RespondMinutes / 60.0 / (RespondedMet + RespondedMissed), 1);

    public double? ResolveHours => Resolved == 0 ? null : Math.Round(ResolveMinutes / 60.0 / Resolved, 1);

    private static int? Percent(long met, long missed) => met + missed == 0 ? null : (int)Math.Round(100.0 * met / (met + missed));
}

public sealed record OrdersOfCategory(string Code, long Count);

public sealed record OrdersOfMonth(DateOnly Month, OrderTimes Time);

public sealed record OrdersOfGroup(Guid GroupId, OrderTimes Time);

public sealed record OrderFiguresFound(OrderTimes All, IReadOnlyList<OrdersOfCategory> ByCategory, IReadOnlyList<OrdersOfMonth> ByMonth, IReadOnlyList<OrdersOfGroup> ByGroup);

/// <summary>The statistics of orders, from the tallies alone.</summary>
public sealed class ReadOrderFigures(NeighborPartyDb db, TimeProvider time)
{
    /// <param name="months">The current one and those before, 1 to 12.</param>
    /// <param name="groupId">Null: all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<OrderFiguresFound> RunAsync(int months, Guid? groupId, CancellationToken ct)
    {
        var last = ChinaTime.LastMonths(time.Now(), Math.Clamp(months, 1, 12));
        var first = last[0];
        var part = groupId ?? Guid.Empty;
        var own = await db.Tallies.AsNoTracking().Where(t => t.Part == part && t.Day >= first && t.Measure.StartsWith("orders.")).ToListAsync(ct);
        var groups = groupId is not null ? [] : await db.Tallies.AsNoTracking()
            .Where(t => t.Part != Guid.Empty && t.Day >= first && t.Measure.StartsWith("orders.") && !t.Measure.StartsWith(OrderFigures.OfCategory))
            .GroupBy(t => new { t.Part, t.Measure }).Select(g => new { g.Key.Part, g.Key.Measure, Amount = g.Sum(t => t.Amount) }).ToListAsync(ct);
        return new OrderFiguresFound(
            TimesOf(own.Select(t => (t.Measure, t.Amount))),
            [.. own.Where(t => t.Measure.StartsWith(OrderFigures.OfCategory, StringComparison.Ordinal)).GroupBy(t => t.Measure[OrderFigures.OfCategory.Length..], StringComparer.Ordinal)
                .Select(g => new OrdersOfCategory(g.Key, g.Sum(t => t.Amount))).OrderByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal)],
            [.. last
                .Select(m => new OrdersOfMonth(m, TimesOf(own.Where(t => t.Day >= m && t.Day < m.AddMonths(1)).Select(t => (t.Measure, t.Amount)))))],
            [.. groups.GroupBy(g => g.Part).Select(g => new OrdersOfGroup(g.Key, TimesOf(g.Select(t => (t.Measure, t.Amount))))).Where(g => g.Time.Opened > 0).OrderByDescending(g => g.Time.Opened).ThenBy(g => g.GroupId)]);
    }

    private static OrderTimes TimesOf(IEnumerable<(string Measure, long Amount)> lines)
    {
        var sums = lines.GroupBy(l => l.Measure, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);
        return new OrderTimes(
            Of(OrderFigures.Opened), Of(OrderFigures.RespondedInTime), Of(OrderFigures.RespondedLate), Of(OrderFigures.RespondMinutes),
            Of(OrderFigures.ResolvedInTime), Of(OrderFigures.ResolvedLate), Of(OrderFigures.ResolveMinutes));

        long Of(string measure) => sums.GetValueOrDefault(measure);
    }
}
