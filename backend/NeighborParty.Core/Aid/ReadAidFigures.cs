using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Aid;

/// <summary>The lane in one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Posts">Written in it.</param>
/// <param name="Answered">Of those, how many got an answer that their author saw, up to now.</param>
/// <param name="Answers">Given in it, to posts of any month.</param>
public sealed record MonthOfAid(DateOnly Month, long Posts, long Answered, long Answers)
{
    /// <summary>0 to 100; null without posts.</summary>
    public double? Percent => Posts == 0 ? null : Math.Round(100.0 * Answered / Posts, 1);
}

/// <param name="Code">Of a category.</param>
public sealed record AidOfCategory(string Code, long Posts);

/// <summary>Figures for charts, from the tallies alone: the same cost at a thousand posts and at ten million.</summary>
public sealed class ReadAidFigures(NeighborPartyDb db, TimeProvider time)
{
    private const int Months = 12;
    private const string OfCategory = "aid.posts.";
    private const string OfState = "aid.state.";
    private const string OfLoan = "aid.loans.";

    /// <summary>This month and the eleven before, and the categories of that time, most first.</summary>
    public async Task<(IReadOnlyList<MonthOfAid> Months, IReadOnlyList<AidOfCategory> Categories)> YearAsync(CancellationToken ct)
    {
        var last = ChinaTime.LastMonths(time.Now(), Months);
        var first = last[0];
        var days = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day >= first && t.Measure.StartsWith("aid."))
            .Select(t => new { t.Day, t.Measure, t.Amount }).ToListAsync(ct);
        var months = last.Select(m => new MonthOfAid(m, Of(m, "aid.posts"), Of(m, "aid.answered"), Of(m, "aid.answers"))).ToList();
        var categories = days.Where(d => d.Measure.StartsWith(OfCategory, StringComparison.Ordinal)).GroupBy(d => d.Measure[OfCategory.Length..])
            .Select(g => new AidOfCategory(g.Key, g.Sum(d => d.Amount))).Where(c => c.Posts > 0).OrderByDescending(c => c.Posts).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        return (months, categories);

        long Of(DateOnly month, string measure) => days.Where(d => d.Measure == measure && d.Day.Year == month.Year && d.Day.Month == month.Month).Sum(d => d.Amount);
    }

    /// <summary>How many posts and loans are in which state now.</summary>
    public async Task<(IReadOnlyDictionary<AidPostState, long> Posts, IReadOnlyDictionary<AidLoanState, long> Loans)> StatesAsync(CancellationToken ct)
    {
        var counts = await db.Tallies.AsNoTracking()
            .Where(t => t.Part == Guid.Empty && t.Day == Tallies.TallyLine.Always && (t.Measure.StartsWith(OfState) || t.Measure.StartsWith(OfLoan)))
            .ToDictionaryAsync(t => t.Measure, t => t.Amount, ct);
        return (Of<AidPostState>(OfState), Of<AidLoanState>(OfLoan));

        Dictionary<T, long> Of<T>(string measure)
            where T : struct, Enum => Enum.GetValues<T>().ToDictionary(s => s, s => counts.GetValueOrDefault(measure + s));
    }
}
