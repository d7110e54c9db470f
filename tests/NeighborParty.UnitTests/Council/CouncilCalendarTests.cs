using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Council;

/// <summary>Around the National Day of 2026 (1, 2 and 5 to 7 October off, Saturday 10 October on) and an invented week without any working day.</summary>
public sealed class CouncilCalendarTests
{
    private static readonly CouncilCalendar Calendar = new(new WorkingCalendar(
        new HashSet<DateOnly>
        {
            new(2026, 10, 1), new(2026, 10, 2), new(2026, 10, 5), new(2026, 10, 6), new(2026, 10, 7),
            new(2026, 12, 11), new(2026, 12, 14), new(2026, 12, 15), new(2026, 12, 16), new(2026, 12, 17), new(2026, 12, 18),
        },
        new HashSet<DateOnly> { new(2026, 10, 10) }));

    [Theory]
    [InlineData("2026-09-25", "2026-09-25")]
    [InlineData("2026-09-26", "2026-10-02")]
    [InlineData("2026-09-28", "2026-10-02")]
    [InlineData("2026-10-01", "2026-10-02")]
    [InlineData("2026-10-03", "2026-10-09")]
    public void A_week_ends_with_its_Friday(string day, string friday) => Assert.Equal(DateOnly.Parse(friday), CouncilCalendar.FridayFrom(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-09-25", "2026-09-25")]
    [InlineData("2026-10-02", "2026-10-08")]
    [InlineData("2026-10-09", "2026-10-09")]
    // The 11th is off until the 18th, whose own meeting sits on the 21st: one of the two falls out.
    [InlineData("2026-12-11", null)]
    [InlineData("2026-12-18", "2026-12-21")]
    public void A_holiday_moves_it_to_the_next_working_day(string friday, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day), Calendar.DayOf(DateOnly.Parse(friday)));

    [Theory]
    [InlineData("2026-09-25", "2026-09-24")]
    [InlineData("2026-10-08", "2026-09-30")]
    [InlineData("2026-10-12", "2026-10-10")]
    public void The_agenda_closes_at_noon_of_the_last_working_day_before(string day, string closes) =>
        Assert.Equal(ChinaTime.ToUtc(DateOnly.Parse(closes).ToDateTime(new TimeOnly(12, 0))), Calendar.CutOffAt(DateOnly.Parse(day), 12));

    [Theory]
    [InlineData("2026-09-18", "2026-09-25")]
    [InlineData("2026-09-25", "2026-10-08")]
    [InlineData("2026-12-04", "2026-12-21")]
    public void The_requester_hears_of_it_by_the_next_meeting(string friday, string by) =>
        Assert.Equal(ChinaTime.ToUtc(DateOnly.Parse(by).ToDateTime(new TimeOnly(18, 0))), Calendar.ReportBy(DateOnly.Parse(friday)));

    [Fact]
    public void Two_meetings_never_fall_on_one_day()
    {
        var days = Enumerable.Range(0, 52).Select(i => Calendar.DayOf(new DateOnly(2026, 9, 4).AddDays(7 * i))).OfType<DateOnly>().ToList();
        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.Equal(51, days.Count);
    }
}
