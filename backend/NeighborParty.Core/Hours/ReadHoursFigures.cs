using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Hours;

/// <summary>The hours of one month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record MonthOfHours(DateOnly Month, long Minutes, long Supplemented);

/// <summary>How many of those expected came, over settled shifts of the groups that cover a building.</summary>
public sealed record BuildingAttendance(Guid BuildingId, string Compound, string Building, long Came, long Missed)
{
    /// <summary>0 to 100.</summary>
    public double Percent => Came + Missed == 0 ? 0 : Math.Round(100.0 * Came / (Came + Missed), 1);
}

/// <summary>Figures for charts, from the tallies alone: the same cost at a thousand lines of the ledger and at ten million.</summary>
public sealed class ReadHoursFigures(NeighborPartyDb db, TimeProvider time)
{
    private const int Months = 12;

    /// <summary>This month and the eleven before.</summary>
    /// <param name="groupId">Null: the whole community.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<MonthOfHours>> MonthsAsync(Guid? groupId, CancellationToken ct)
    {
        var last = LastMonths();
        var first = last[0];
        var part = groupId ?? Guid.Empty;
        var days = await db.Tallies.AsNoTracking().Where(t => t.Part == part && t.Day >= first && (t.Measure == "hours.minutes" || t.Measure == "hours.supplemented"))
            .Select(t => new { t.Day, t.Measure, t.Amount }).ToListAsync(ct);
        return last.Select(month => new MonthOfHours(month, Of(month, "hours.minutes"), Of(month, "hours.supplemented"))).ToList();

        long Of(DateOnly month, string measure) => days.Where(d => d.Measure == measure && d.Day.Year == month.Year && d.Day.Month == month.Month).Sum(d => d.Amount);
    }

    /// <summary>The last twelve months, in the order of compounds and buildings. A shift open to all groups belongs to no building.</summary>
    public async Task<IReadOnlyList<BuildingAttendance>> AttendanceAsync(CancellationToken ct)
    {
        var first = LastMonths()[0];
        var covered = await (
            from p in db.GroupPlaces.AsNoTracking()
            join b in db.Buildings on p.BuildingId equals b.Id
            join c in db.Compounds on b.CompoundId equals c.Id
            select new { p.GroupId, BuildingId = b.Id, Building = b.Name, Compound = c.Name }).Distinct().ToListAsync(ct);
        var groups = covered.Select(c => c.GroupId).Distinct().ToList();
        var counted = await db.Tallies.AsNoTracking().Where(t => groups.Contains(t.Part) && t.Day >= first && (t.Measure == "attendance.came" || t.Measure == "attendance.missed"))
            .GroupBy(t => new { t.Part, t.Measure }).Select(g => new { g.Key, Amount = g.Sum(t => t.Amount) }).ToListAsync(ct);
        return covered.GroupBy(c => (c.BuildingId, c.Building, c.Compound))
            .Select(b => new BuildingAttendance(b.Key.BuildingId, b.Key.Compound, b.Key.Building, Of(b.Select(x => x.GroupId), "attendance.came"), Of(b.Select(x => x.GroupId), "attendance.missed")))
            .OrderBy(b => b.Compound, StringComparer.Ordinal).ThenBy(b => b.Building.Length).ThenBy(b => b.Building, StringComparer.Ordinal).ToList();

        long Of(IEnumerable<Guid> ids, string measure) => counted.Where(c => c.Key.Measure == measure && ids.Contains(c.Key.Part)).Sum(c => c.Amount);
    }

    private IReadOnlyList<DateOnly> LastMonths() => ChinaTime.LastMonths(time.Now(), Months);
}
