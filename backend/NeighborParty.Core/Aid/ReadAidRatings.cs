using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <param name="Theirs">Null while it is hidden, and when none was given.</param>
/// <param name="ShownAt">When the other's is shown at the latest; null while neither post nor answer has ended.</param>
public sealed record AidRatingsFound(AidRating? Mine, AidRating? Theirs, bool CanRate, DateTime? ShownAt);

/// <param name="Average">One decimal; null without ratings.</param>
/// <param name="Helped">Of how many the need was met.</param>
public sealed record OwnAidRatings(int Count, double? Average, int Helped);

/// <summary>Ratings of one answer for its two sides, and what was said of oneself. Nobody reads what was said of somebody else.</summary>
public sealed class ReadAidRatings(NeighborPartyDb db, CurrentActor current, PolicyBook policies, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for whom the answer is not.</exception>
    public async Task<AidRatingsFound> OfAnswerAsync(Guid postId, Guid answerId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var (post, answer) = await db.RequireSideAsync(postId, answerId, person, ct);
        var given = await db.AidRatings.AsNoTracking().Where(r => r.AnswerId == answerId).ToListAsync(ct);
        var shownAt = AidRating.ShownAt(answer.EndedAt ?? post.EndedAt, (await policies.VersionAsync(post.PolicyVersion, ct)).AidRatingHiddenDays);
        var (mine, theirs) = (given.Find(r => r.RaterId == person), given.Find(r => r.RaterId != person));
        var isOver = shownAt <= time.Now();
        var canRate = mine is null && !isOver && answer.AgreedAt is not null && answer.State != AidAnswerState.Hidden && post.State != AidPostState.Hidden;
        return new AidRatingsFound(mine, mine is not null || isOver ? theirs : null, canRate, shownAt);
    }

    /// <summary>Of the signed-in resident, from what is shown by now.</summary>
    public async Task<OwnAidRatings> MineAsync(CancellationToken ct)
    {
        var person = current.RequirePerson();
        var now = time.Now();
        // Each by the rule of its own post, not by today's: otherwise a shorter rule shows what can still be paid back. There are as many as rules, mostly one.
        var rules = await db.AidRatings.Where(r => r.RatedId == person).Select(r => r.HiddenDays).Distinct().ToListAsync(ct);
        var shown = new List<(int Stars, bool Helped, int Count)>();
        foreach (var days in rules)
            shown.AddRange(await ShownAsync(person, days, now.AddDays(-days), ct));
        var count = shown.Sum(s => s.Count);
        return new OwnAidRatings(count, count == 0 ? null : Math.Round((double)shown.Sum(s => s.Stars * s.Count) / count, 1), shown.Where(s => s.Helped).Sum(s => s.Count));
    }

    private async Task<IEnumerable<(int Stars, bool Helped, int Count)>> ShownAsync(Guid person, int days, DateTime ended, CancellationToken ct)
    {
        var found = await db.AidRatings.AsNoTracking()
            .Where(r => r.RatedId == person && r.HiddenDays == days && (db.AidRatings.Any(o => o.AnswerId == r.AnswerId && o.RaterId == person)
                || db.AidAnswers.Any(a => a.Id == r.AnswerId && (a.EndedAt <= ended || (a.EndedAt == null && db.AidPosts.Any(p => p.Id == r.PostId && p.EndedAt <= ended))))))
            .GroupBy(r => new { r.Stars, r.Helped }).Select(g => new { g.Key.Stars, g.Key.Helped, Count = g.Count() }).ToListAsync(ct);
        return found.Select(f => (f.Stars, f.Helped, f.Count));
    }
}
