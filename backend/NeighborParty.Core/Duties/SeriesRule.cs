using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>What a series does when its day is a public holiday (the working calendar's, not a mere weekend).</summary>
public enum HolidayRule
{
    /// <summary>照常</summary>
    Keep,

    /// <summary>不安排</summary>
    Skip,

    /// <summary>只在法定节假日安排</summary>
    Only,

    /// <summary>顺延到下一个工作日; make-up days (调休) are working days.</summary>
    NextWorkingDay,
}

/// <summary>When a series takes place.</summary>
/// <param name="Days">Which days by rule.</param>
/// <param name="StartsAtLocal">On the wall clock in China.</param>
/// <param name="FirstDay">Where the rule begins to count.</param>
/// <param name="LastDay">The last day that may have a shift; null: until it is stopped.</param>
/// <param name="Except">Days of the rule without a shift (EXDATE), before any moving for a holiday.</param>
public sealed record SeriesRule(RecurrenceRule Days, TimeOnly StartsAtLocal, DateOnly FirstDay, DateOnly? LastDay, HolidayRule Holidays, IReadOnlyList<DateOnly> Except)
{
    public const int MaxExceptions = 60;

    /// <summary>No holiday of China is longer than this, make-up days included.</summary>
    private const int LongestHoliday = 15;

    /// <exception cref="RefusedException">400 with the last day before the first, too many exceptions, or a rule that never comes true.</exception>
    public SeriesRule Checked()
    {
        if (LastDay < FirstDay)
            throw Refusals.Invalid("lastDay", "结束日期不能早于开始日期。");
        if (FirstDay.Year is < 2000 or > 2200)
            throw Refusals.Invalid("firstDay", "开始日期不对。");
        if (Except.Count > MaxExceptions)
            throw Refusals.Invalid("exceptDays", $"不安排的日子最多 {MaxExceptions} 天。");
        Days.RequireADay(FirstDay);
        return this;
    }

    /// <summary>The days with a shift, in order, each once.</summary>
    public IReadOnlyList<DateOnly> DaysBetween(DateOnly from, DateOnly until, WorkingCalendar calendar) =>
        [.. Days.Days(FirstDay, from.AddDays(-LongestHoliday), until)
            .Where(day => !Except.Contains(day))
            .Select(day => OnHoliday(day, calendar))
            .OfType<DateOnly>()
            .Where(day => day >= from && day <= until && (LastDay is null || day <= LastDay))
            .Distinct().Order()];

    private DateOnly? OnHoliday(DateOnly day, WorkingCalendar calendar)
    {
        var holiday = calendar.IsHoliday(day);
        if (Holidays == HolidayRule.Only)
            return holiday ? day : null;
        if (!holiday || Holidays == HolidayRule.Keep)
            return day;
        if (Holidays == HolidayRule.Skip)
            return null;
        for (var moved = day; moved <= day.AddDays(LongestHoliday); moved = moved.AddDays(1))
            if (calendar.IsWorkingDay(moved))
                return moved;
        return null;
    }
}
