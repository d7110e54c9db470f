using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Duties;

public sealed class DutySeriesTests
{
    // Thursday, 1 January 2026, 18:00 in China.
    private static readonly DateTime Now = new(2026, 1, 1, 10, 0, 0, DateTimeKind.Utc);
    private static readonly WorkingCalendar NewYear = new(new HashSet<DateOnly> { new(2026, 1, 2) }, new HashSet<DateOnly>());

    private static DutySeries Friday(bool skipsHolidays, DateOnly? last = null)
    {
        var series = new DutySeries();
        series.Describe(
            new DutyPlan("周五大扫除", null, null, Guid.Empty, 120, 1, 8, RequiredEvidence.CodeAndPlace, null),
            new SeriesRule(RecurrenceRule.Weekly([DayOfWeek.Friday, DayOfWeek.Thursday]), new TimeOnly(19, 0), new DateOnly(2025, 12, 1), last, skipsHolidays ? HolidayRule.Skip : HolidayRule.Keep, []));
        return series;
    }

    private static IEnumerable<string> Days(DutySeries series, int weeks) => series.StartsAhead(Now, weeks, NewYear).Select(ChinaTime.Long);

    [Fact]
    public void Four_weeks_hold_the_chosen_days_at_the_wall_clocks_time() =>
        Assert.Equal(
            ["2026年1月1日 周四 19:00", "2026年1月2日 周五 19:00", "2026年1月8日 周四 19:00"],
            Days(Friday(skipsHolidays: false), 1));

    [Fact]
    public void A_public_holiday_is_left_out() =>
        Assert.DoesNotContain("2026年1月2日 周五 19:00", Days(Friday(skipsHolidays: true), 4));

    [Fact]
    public void Nothing_after_the_last_day() =>
        Assert.Single(Days(Friday(skipsHolidays: false, new DateOnly(2026, 1, 1)), 4));

    [Fact]
    public void The_days_can_be_read_back() =>
        Assert.Equal([DayOfWeek.Thursday, DayOfWeek.Friday], Friday(true).Weekdays);
}
