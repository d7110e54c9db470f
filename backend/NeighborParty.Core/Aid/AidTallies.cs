using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Aid;

/// <summary>What the tallies of the lane must be, counted from its rows.</summary>
public static class AidTallies
{
    public static async Task<IReadOnlyList<TallyLine>> CountAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var states = await db.AidPosts.GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var loans = await db.AidLoans.GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        // By the hour in UTC: the databases do not agree on how to shift a day, and every hour belongs to one day in China.
        var posts = await db.AidPosts.GroupBy(p => new { p.CreatedAt.Year, p.CreatedAt.Month, p.CreatedAt.Day, p.CreatedAt.Hour, p.Category })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var answers = await db.AidAnswers.GroupBy(a => new { a.CreatedAt.Year, a.CreatedAt.Month, a.CreatedAt.Day, a.CreatedAt.Hour })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var answered = await db.AidAnswers.Where(a => a.FirstForPostOf != null).Select(a => a.FirstForPostOf!.Value)
            .GroupBy(t => new { t.Year, t.Month, t.Day, t.Hour }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);

        TallyLine[] lines =
        [
            .. states.Select(g => TallyLine.One($"aid.state.{g.Key}") with { Amount = g.Count }),
            .. loans.Select(g => TallyLine.One($"aid.loans.{g.Key}") with { Amount = g.Count }),
            .. posts.Select(g => new TallyLine("aid.posts", RebuildTallies.DayOf(g.Key.Year, g.Key.Month, g.Key.Day, g.Key.Hour), Guid.Empty, g.Count)),
            .. posts.Select(g => new TallyLine($"aid.posts.{g.Key.Category}", RebuildTallies.DayOf(g.Key.Year, g.Key.Month, g.Key.Day, g.Key.Hour), Guid.Empty, g.Count)),
            .. answers.Select(g => new TallyLine("aid.answers", RebuildTallies.DayOf(g.Key.Year, g.Key.Month, g.Key.Day, g.Key.Hour), Guid.Empty, g.Count)),
            .. answered.Select(g => new TallyLine("aid.answered", RebuildTallies.DayOf(g.Key.Year, g.Key.Month, g.Key.Day, g.Key.Hour), Guid.Empty, g.Count)),
        ];
        return [.. RebuildTallies.Added(lines)];
    }
}
