using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>What one day brought and what was done with it.</summary>
/// <param name="Waited">Minutes by the clock, of all decisions together.</param>
public sealed record ModerationDay(DateOnly Day, long Submitted, IReadOnlyDictionary<Decision, long> Decided, long Waited, long Late, long Overturned)
{
    public long DecidedInAll => Decided.Values.Sum();
}

/// <param name="Name">Of the member of staff.</param>
public sealed record ModeratorFigures(Guid StaffId, string Name, long Decided, long Overturned);

/// <summary>Load, time and overturned decisions of some weeks, from the tallies.</summary>
public sealed class ReadModerationFigures(NeighborPartyDb db, TimeProvider time)
{
    /// <returns>Every day, also those without anything, oldest first.</returns>
    public async Task<IReadOnlyList<ModerationDay>> DaysAsync(int days, CancellationToken ct)
    {
        var (from, today) = Range(days);
        var rows = await db.Tallies.AsNoTracking().Where(t => t.Part == Guid.Empty && t.Day >= from && t.Day <= today && t.Measure.StartsWith("moderation."))
            .Select(t => new { t.Day, t.Measure, t.Amount }).ToListAsync(ct);
        var found = rows.ToDictionary(r => (r.Day, r.Measure), r => r.Amount);
        return [.. Enumerable.Range(0, days).Select(i => from.AddDays(i)).Select(day => new ModerationDay(
            day, Of(day, "moderation.submitted"), Enum.GetValues<Decision>().ToDictionary(d => d, d => Of(day, $"moderation.decided.{d}")),
            Of(day, "moderation.waited"), Of(day, "moderation.late"), Of(day, "moderation.overturned")))];

        long Of(DateOnly day, string measure) => found.GetValueOrDefault((day, measure));
    }

    public async Task<IReadOnlyList<ModeratorFigures>> ModeratorsAsync(int days, CancellationToken ct)
    {
        var (from, today) = Range(days);
        var staff = await db.StaffAccounts.AsNoTracking().Select(s => new { s.Id, s.DisplayName }).ToListAsync(ct);
        var ids = staff.ConvertAll(s => s.Id);
        var sums = await db.Tallies.AsNoTracking()
            .Where(t => ids.Contains(t.Part) && t.Day >= from && t.Day <= today && (t.Measure == "moderation.decided" || t.Measure == "moderation.overturned"))
            .GroupBy(t => new { t.Part, t.Measure }).Select(g => new { g.Key, Sum = g.Sum(t => t.Amount) }).ToListAsync(ct);
        return [.. staff.Select(s => new ModeratorFigures(s.Id, s.DisplayName, Of(s.Id, "moderation.decided"), Of(s.Id, "moderation.overturned"))).Where(m => m.Decided > 0).OrderByDescending(m => m.Decided)];

        long Of(Guid id, string measure) => sums.Where(s => s.Key.Part == id && s.Key.Measure == measure).Sum(s => s.Sum);
    }

    private (DateOnly From, DateOnly Today) Range(int days)
    {
        var today = ChinaTime.Today(time.Now());
        return (today.AddDays(1 - days), today);
    }
}
