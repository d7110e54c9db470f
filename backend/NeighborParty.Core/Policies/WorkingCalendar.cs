using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Policies;

/// <summary>
/// Working days and hours in China for deadlines: weekends and public holidays off, make-up days on.
/// The exceptions are data (seeds/policies/working-calendar.json); the office works 9:00 to 18:00.
/// </summary>
public sealed class WorkingCalendar(IReadOnlySet<DateOnly> holidays, IReadOnlySet<DateOnly> makeUpDays)
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(18);

    public bool IsWorkingDay(DateOnly day) =>
        makeUpDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    /// <summary>A public holiday, not an ordinary weekend: what happens every Saturday still happens on most of them.</summary>
    public bool IsHoliday(DateOnly day) => holidays.Contains(day);

    /// <summary>The end of office hours of a day (UTC); of a day off, that of the next working day: a limit that ends on a holiday ends after it.</summary>
    public DateTime ClosingOf(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return ChinaTime.ToUtc(day.ToDateTime(TimeOnly.FromTimeSpan(Closes)));
    }

    /// <summary>The same clock time after so many working days (UTC in, UTC out).</summary>
    public DateTime AddWorkingDays(DateTime utc, int days)
    {
        var local = ChinaTime.ToLocal(utc);
        while (days > 0)
        {
            local = local.AddDays(1);
            if (IsWorkingDay(DateOnly.FromDateTime(local)))
                days--;
        }

        return ChinaTime.ToUtc(local);
    }

    /// <summary>Office time between two moments (UTC); none when the second is not later.</summary>
    public TimeSpan WorkingTime(DateTime from, DateTime until)
    {
        var (start, end) = (ChinaTime.ToLocal(from), ChinaTime.ToLocal(until));
        var time = TimeSpan.Zero;
        for (var day = start.Date; day <= end.Date; day = day.AddDays(1))
        {
            if (!IsWorkingDay(DateOnly.FromDateTime(day)))
                continue;
            var opens = day + Opens > start ? day + Opens : start;
            var closes = day + Closes < end ? day + Closes : end;
            if (closes > opens)
                time += closes - opens;
        }

        return time;
    }

    /// <summary>The moment after so much office time (UTC in, UTC out).</summary>
    public DateTime AddWorkingHours(DateTime utc, double hours)
    {
        var local = ChinaTime.ToLocal(utc);
        var left = TimeSpan.FromHours(hours);
        while (true)
        {
            var day = DateOnly.FromDateTime(local);
            var from = local.Date + Opens > local ? local.Date + Opens : local;
            var until = local.Date + Closes;
            if (IsWorkingDay(day) && from < until)
            {
                if (until - from >= left)
                    return ChinaTime.ToUtc(from + left);
                left -= until - from;
            }

            local = local.Date.AddDays(1);
        }
    }
}
