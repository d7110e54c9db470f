using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Hours;

/// <summary>From one moment to another (UTC), the end not included.</summary>
public sealed record Period(DateTime From, DateTime Until);

/// <summary>The minutes of one service that fall on one day in China.</summary>
public sealed record DayShare(DateOnly Day, DateTime From, DateTime Until, int Minutes);

/// <summary>What the ledger already holds for the person near the time in question.</summary>
/// <param name="Taken">Counted before; no minute counts twice.</param>
/// <param name="MinutesOn">Minutes granted on a day so far.</param>
public sealed record AlreadyCounted(IReadOnlyList<Period> Taken, IReadOnlyDictionary<DateOnly, int> MinutesOn)
{
    public static readonly AlreadyCounted Nothing = new([], new Dictionary<DateOnly, int>());
}

/// <summary>
/// How presence becomes minutes: what lies inside the plan, never more than the plan without its break, no minute twice, at most so much on a day in China,
/// the whole rounded down. A service over midnight belongs to both days, and is rounded once.
/// </summary>
public static class ServiceTime
{
    public static IReadOnlyList<DayShare> Count(Period planned, Period present, AlreadyCounted already, int roundingMinutes, int capMinutesPerDay, int breakMinutes = 0)
    {
        // Whole minutes, in favour of who came: the minute of arrival counts.
        var from = Later(planned.From, Minute(present.From));
        var until = Earlier(planned.Until, Minute(present.Until));
        var days = new SortedDictionary<DateOnly, (DateTime From, DateTime Until, int Minutes)>();
        foreach (var piece in Cut(from, until, already.Taken))
        {
            var day = ChinaTime.Today(piece.From);
            var minutes = (int)(piece.Until - piece.From).TotalMinutes;
            days[day] = days.TryGetValue(day, out var sofar) ? (sofar.From, piece.Until, sofar.Minutes + minutes) : (piece.From, piece.Until, minutes);
        }

        var shares = days.Select(d => new DayShare(d.Key, d.Value.From, d.Value.Until, d.Value.Minutes)).ToList();
        // Who stays to the end has had the break; who leaves before has not, and loses nothing.
        var most = (int)(planned.Until - planned.From).TotalMinutes - breakMinutes;
        shares = Less(shares, Math.Max(0, shares.Sum(s => s.Minutes) - most))
            .ConvertAll(s => s with { Minutes = Math.Min(s.Minutes, Math.Max(0, capMinutesPerDay - already.MinutesOn.GetValueOrDefault(s.Day))) });
        return Less(shares, shares.Sum(s => s.Minutes) % roundingMinutes).Where(s => s.Minutes > 0).ToList();
    }

    /// <summary>The time that is not taken yet, cut at midnight in China.</summary>
    private static IEnumerable<Period> Cut(DateTime from, DateTime until, IReadOnlyList<Period> taken)
    {
        var at = from;
        while (at < until)
        {
            if (taken.FirstOrDefault(t => t.From <= at && at < t.Until) is { } busy)
            {
                at = busy.Until;
                continue;
            }

            var midnight = ChinaTime.ToUtc(ChinaTime.ToLocal(at).Date.AddDays(1));
            var next = taken.Where(t => t.From > at).Select(t => t.From).Append(midnight).Append(until).Min();
            yield return new Period(at, next);
            at = next;
        }
    }

    /// <summary>Takes minutes from the last days.</summary>
    private static List<DayShare> Less(List<DayShare> shares, int over)
    {
        for (var i = shares.Count - 1; i >= 0 && over > 0; i--)
        {
            var less = Math.Min(over, shares[i].Minutes);
            shares[i] = shares[i] with { Minutes = shares[i].Minutes - less };
            over -= less;
        }

        return shares;
    }

    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
