using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Policies;

/// <summary>Around the National Day of 2026: 1 and 2, 5 to 7 October off, Saturday 10 October on.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(
        new HashSet<DateOnly> { new(2026, 10, 1), new(2026, 10, 2), new(2026, 10, 5), new(2026, 10, 6), new(2026, 10, 7) },
        new HashSet<DateOnly> { new(2026, 10, 10) });

    /// <summary>A wall clock in China, October 2026 unless said otherwise.</summary>
    private static DateTime At(int day, int hour, int minute = 0, int month = 10) => ChinaTime.ToUtc(new DateTime(2026, month, day, hour, minute, 0));

    [Theory]
    [InlineData(9, 30, true)]
    [InlineData(10, 1, false)]
    [InlineData(10, 3, false)]
    [InlineData(10, 7, false)]
    [InlineData(10, 8, true)]
    [InlineData(10, 10, true)]
    [InlineData(10, 11, false)]
    public void Weekends_and_holidays_are_off_and_make_up_days_on(int month, int day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(new DateOnly(2026, month, day)));

    [Theory]
    [InlineData(9, 30, 9, 30)] // a working day
    [InlineData(10, 1, 10, 8)] // in the holiday: after it
    [InlineData(10, 10, 10, 10)] // the Saturday that is worked
    [InlineData(10, 11, 10, 12)] // a Sunday
    public void A_day_closes_at_six_and_a_day_off_with_the_next_working_day(int month, int day, int thenMonth, int then) =>
        Assert.Equal(At(then, 18, month: thenMonth), Calendar.ClosingOf(new DateOnly(2026, month, day)));

    [Fact]
    public void Three_working_days_skip_the_holiday() => Assert.Equal(At(10, 15), Calendar.AddWorkingDays(At(30, 15, month: 9), 3));

    [Fact]
    public void A_case_of_the_weekend_counts_from_the_next_working_day() => Assert.Equal(At(12, 10), Calendar.AddWorkingDays(At(11, 10), 1));

    [Fact]
    public void A_case_just_before_midnight_stays_on_its_own_day() => Assert.Equal(At(9, 23, 59), Calendar.AddWorkingDays(At(8, 23, 59), 1));

    [Fact]
    public void No_working_days_is_now() => Assert.Equal(At(11, 10), Calendar.AddWorkingDays(At(11, 10), 0));

    [Theory]
    [InlineData(8, 9, 0, 4, 8, 13)]
    [InlineData(8, 16, 0, 4, 9, 11)]
    [InlineData(8, 3, 0, 4, 8, 13)]
    [InlineData(8, 22, 0, 4, 9, 13)]
    [InlineData(10, 17, 0, 4, 12, 12)]
    [InlineData(11, 12, 0, 4, 12, 13)]
    [InlineData(8, 9, 0, 9, 8, 18)]
    [InlineData(8, 9, 0, 18, 9, 18)]
    public void Office_hours_run_from_nine_to_six(int day, int hour, int minute, double hours, int untilDay, int untilHour) =>
        Assert.Equal(At(untilDay, untilHour), Calendar.AddWorkingHours(At(day, hour, minute), hours));

    [Fact]
    public void Deadlines_never_go_backwards()
    {
        var last = DateTime.MinValue;
        for (var minute = 0; minute < 14 * 24 * 60; minute += 7)
        {
            var due = Calendar.AddWorkingHours(At(1, 0).AddMinutes(minute), 4);
            Assert.True(due >= last);
            last = due;
        }
    }
}
