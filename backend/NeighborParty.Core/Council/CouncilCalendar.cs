using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Council;

/// <summary>
/// When the council sits. Each Friday has one meeting; on a holiday it moves to the next working day, and when that is no earlier than
/// the next Friday's meeting it falls out. The agenda closes on the last working day before (an ordinary week: Thursday).
/// </summary>
public sealed class CouncilCalendar(WorkingCalendar calendar)
{
    private const int DaysAWeek = 7;

    /// <summary>The Friday of the day's week, or the next one: a Saturday belongs to the Friday after it.</summary>
    public static DateOnly FridayFrom(DateOnly day) => day.AddDays(((int)DayOfWeek.Friday - (int)day.DayOfWeek + DaysAWeek) % DaysAWeek);

    /// <summary>The day on which a Friday's meeting sits; null when it falls out.</summary>
    public DateOnly? DayOf(DateOnly friday)
    {
        var day = Working(friday);
        return day < Working(friday.AddDays(DaysAWeek)) ? day : null;
    }

    /// <param name="day">When it sits.</param>
    /// <param name="hour">0 to 23 on China's clock.</param>
    public static DateTime StartsAt(DateOnly day, int hour) => ChinaTime.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));

    /// <inheritdoc cref="StartsAt"/>
    public DateTime CutOffAt(DateOnly day, int hour)
    {
        do
            day = day.AddDays(-1);
        while (!calendar.IsWorkingDay(day));
        return StartsAt(day, hour);
    }

    /// <summary>Until when the requester hears what came of it: the end of office hours (18:00) of the next meeting after that Friday's.</summary>
    public DateTime ReportBy(DateOnly friday)
    {
        const int officeCloses = 18;
        var next = friday.AddDays(DaysAWeek);
        while (true)
        {
            if (DayOf(next) is { } day)
                return StartsAt(day, officeCloses);
            next = next.AddDays(DaysAWeek);
        }
    }

    private DateOnly Working(DateOnly day)
    {
        while (!calendar.IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }
}
