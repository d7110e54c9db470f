using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Duties;

public sealed class RecurrenceRuleTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly WorkingCalendar NationalDay = new(
        Enumerable.Range(1, 7).Select(d => new DateOnly(2026, 10, d)).ToHashSet(), new HashSet<DateOnly> { new(2026, 10, 10) });

    private static string[] Days(string rule, int year = 2026, int years = 1) =>
        [.. RecurrenceRule.Parse(rule).Days(First, new DateOnly(year, 1, 1), new DateOnly(year + years - 1, 12, 31)).Select(d => d.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture))];

    private static string[] October(HolidayRule holidays, string rule = "FREQ=DAILY", params DateOnly[] except) =>
        [.. new SeriesRule(RecurrenceRule.Parse(rule), new TimeOnly(9, 0), First, null, holidays, except)
            .DaysBetween(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 11), NationalDay).Select(d => d.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=-1SA;COUNT=3", "0131 0228 0328")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "0131 0331 0531")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,5,10;BYMONTHDAY=1", "0101 0501 1001")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4", "0102 0112 0116 0126")]
    [InlineData("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260116", "0102 0109 0116")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "0130 0227")]
    [InlineData("rrule:freq=weekly;byday=th;count=2", "0101 0108")]
    public void A_rule_gives_the_days_that_the_RFC_says(string rule, string days) => Assert.Equal(days.Split(' '), Days(rule));

    [Fact]
    public void A_counted_rule_goes_on_counting_from_its_first_day() =>
        Assert.Empty(Days("FREQ=WEEKLY;BYDAY=FR;COUNT=3", 2027));

    [Theory]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;COUNT=2;UNTIL=20260401")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999")]
    [InlineData("BYDAY=FR")]
    [InlineData("FREQ=WEEKLY\r\nBYDAY=FR")]
    [InlineData("每周五")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_rule_by_days_is_refused_with_the_field(string? text) =>
        Assert.Equal("rule", Assert.Throws<RefusedException>(() => RecurrenceRule.Parse(text)).Field);

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999")]
    [InlineData("FREQ=WEEKLY;BYDAY=FR;UNTIL=20250101")]
    public void A_rule_that_never_comes_true_is_refused(string rule)
    {
        var series = new SeriesRule(RecurrenceRule.Parse(rule), new TimeOnly(9, 0), First.AddDays(1), null, HolidayRule.Keep, []);
        if (rule.Contains("INTERVAL", StringComparison.Ordinal))
            Assert.Single(series.Days.Days(First, First, First.AddYears(5))); // its first day is all it has
        else
            Assert.Equal("rule", Assert.Throws<RefusedException>(() => series.Checked()).Field);
    }

    [Fact]
    public void The_working_calendar_decides_about_holidays()
    {
        Assert.Equal(11, October(HolidayRule.Keep).Length);
        Assert.Equal(["1008", "1009", "1010", "1011"], October(HolidayRule.Skip));
        Assert.Equal(["1001", "1002", "1003", "1004", "1005", "1006", "1007"], October(HolidayRule.Only));
        // All seven days of the holiday move to the one working day after them, which has one shift.
        Assert.Equal(["1008", "1009", "1010", "1011"], October(HolidayRule.NextWorkingDay));
        Assert.Equal(["1008"], October(HolidayRule.NextWorkingDay, "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=3"));
        // An ordinary weekend is no holiday.
        Assert.Equal(["1010"], October(HolidayRule.NextWorkingDay, "FREQ=MONTHLY;BYMONTHDAY=10"));
    }

    [Fact]
    public void A_day_excepted_is_left_out_also_before_it_would_move() =>
        Assert.Equal(["1009", "1010", "1011"], October(HolidayRule.Skip, "FREQ=DAILY", new DateOnly(2026, 10, 8)));

    [Fact]
    public void A_plain_weekly_rule_is_read_back_as_its_weekdays()
    {
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Friday], RecurrenceRule.Weekly([DayOfWeek.Friday, DayOfWeek.Sunday, DayOfWeek.Friday]).PlainWeekdays);
        Assert.Empty(RecurrenceRule.Parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR").PlainWeekdays);
    }

    /// <summary>Three thousand rules against a model that looks at every day.</summary>
    [Fact]
    public void Random_rules_give_the_days_that_a_simple_model_gives()
    {
        var random = new Random(20260306);
        for (var round = 0; round < 3000; round++)
        {
            var first = new DateOnly(2024, 1, 1).AddDays(random.Next(800));
            var every = random.Next(1, 5);
            var (rule, holds) = random.Next(4) switch
            {
                0 => Weekly(random, first, every),
                1 => ($"FREQ=DAILY;INTERVAL={every}", (DateOnly d) => (d.DayNumber - first.DayNumber) % every == 0),
                2 => Monthly(random, first, every),
                _ => Nth(random, first, every),
            };
            var from = first.AddDays(random.Next(-30, 400));
            var until = from.AddDays(random.Next(0, 120));
            var expected = Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(d => d >= first && holds(d));
            Assert.True(expected.SequenceEqual(RecurrenceRule.Parse(rule).Days(first, from, until)), $"{rule} from {first}, seen from {from} to {until}");
        }
    }

    private static (string Rule, Func<DateOnly, bool> Holds) Weekly(Random random, DateOnly first, int every)
    {
        var days = Enum.GetValues<DayOfWeek>().Where(_ => random.Next(2) == 0).DefaultIfEmpty(DayOfWeek.Friday).ToHashSet();
        var text = string.Join(',', days.Select(d => d.ToString()[..2].ToUpperInvariant()));
        return ($"FREQ=WEEKLY;INTERVAL={every};BYDAY={text}", d => days.Contains(d.DayOfWeek) && (Monday(d) - Monday(first)) / 7 % every == 0);
    }

    private static (string Rule, Func<DateOnly, bool> Holds) Monthly(Random random, DateOnly first, int every)
    {
        var day = random.Next(1, 32);
        return ($"FREQ=MONTHLY;INTERVAL={every};BYMONTHDAY={day}", d => d.Day == day && Months(first, d) % every == 0);
    }

    private static (string Rule, Func<DateOnly, bool> Holds) Nth(Random random, DateOnly first, int every)
    {
        var weekday = (DayOfWeek)random.Next(7);
        var nth = random.Next(5) is 0 ? -1 : random.Next(1, 5);
        var text = weekday.ToString()[..2].ToUpperInvariant();
        return ($"FREQ=MONTHLY;INTERVAL={every};BYDAY={nth}{text}", d => d.DayOfWeek == weekday && Months(first, d) % every == 0
            && (nth > 0 ? ((d.Day - 1) / 7) + 1 == nth : d.AddDays(7).Month != d.Month));
    }

    private static int Monday(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek + 6) % 7);

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
