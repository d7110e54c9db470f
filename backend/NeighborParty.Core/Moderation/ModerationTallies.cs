using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Moderation;

/// <summary>What the daily tallies of moderation must be, counted from the rows.</summary>
internal static class ModerationTallies
{
    public static async Task<IEnumerable<TallyLine>> CountAsync(NeighborPartyDb db, CancellationToken ct)
    {
        // By the hour in UTC: the databases do not agree on how to shift a day, and every hour belongs to one day in China.
        var submitted = await db.ModerationItems.GroupBy(i => new { i.CreatedAt.Year, i.CreatedAt.Month, i.CreatedAt.Day, i.CreatedAt.Hour }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var decided = await db.ModerationDecisions
            .GroupBy(d => new { d.DecidedAt.Year, d.DecidedAt.Month, d.DecidedAt.Day, d.DecidedAt.Hour, d.What, d.DecidedBy })
            .Select(g => new { g.Key, Count = g.Count(), Waited = g.Sum(d => d.WaitedMinutes), Late = g.Sum(d => d.WasLate ? 1 : 0), Overturned = g.Sum(d => d.OverturnedAt != null ? 1 : 0) })
            .ToListAsync(ct);
        return RebuildTallies.Added(
            submitted.Select(s => new TallyLine("moderation.submitted", RebuildTallies.DayOf(s.Key.Year, s.Key.Month, s.Key.Day, s.Key.Hour), Guid.Empty, s.Count))
                .Concat(decided.SelectMany(d =>
                {
                    var day = RebuildTallies.DayOf(d.Key.Year, d.Key.Month, d.Key.Day, d.Key.Hour);
                    return new TallyLine[]
                    {
                        new($"moderation.decided.{d.Key.What}", day, Guid.Empty, d.Count), new("moderation.decided", day, d.Key.DecidedBy, d.Count), new("moderation.waited", day, Guid.Empty, d.Waited),
                        new("moderation.late", day, Guid.Empty, d.Late), new("moderation.overturned", day, Guid.Empty, d.Overturned), new("moderation.overturned", day, d.Key.DecidedBy, d.Overturned),
                    };
                })));
    }
}
