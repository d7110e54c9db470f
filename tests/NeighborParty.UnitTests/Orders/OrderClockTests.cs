using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Orders;

/// <summary>Office time is 9:00 to 18:00 in China. In this calendar 1 October 2026 (Thursday) to 7 October are holidays, and Sunday 27 September and Saturday 10 October are worked.</summary>
public sealed class OrderClockTests
{
    private static readonly WorkingCalendar Calendar = new(
        Enumerable.Range(1, 7).Select(d => new DateOnly(2026, 10, d)).ToHashSet(), new HashSet<DateOnly> { new(2026, 9, 27), new(2026, 10, 10) });

    private static DateTime China(string text) => ChinaTime.ToUtc(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    // start, limit in office hours, due
    [InlineData("2026-11-02 10:00", 2, "2026-11-02 12:00")] // inside a Monday
    [InlineData("2026-11-02 17:00", 2, "2026-11-03 10:00")] // over the night
    [InlineData("2026-11-06 17:00", 2, "2026-11-09 10:00")] // over a weekend
    [InlineData("2026-11-07 12:00", 2, "2026-11-09 11:00")] // begun on a Saturday
    [InlineData("2026-11-02 03:00", 1, "2026-11-02 10:00")] // begun at night
    [InlineData("2026-11-02 20:00", 9, "2026-11-03 18:00")] // begun after hours: one whole day
    [InlineData("2026-09-30 17:00", 2, "2026-10-08 10:00")] // over the national holiday
    [InlineData("2026-09-26 12:00", 9, "2026-09-27 18:00")] // the Sunday that is worked
    [InlineData("2026-10-09 18:00", 9, "2026-10-10 18:00")] // the Saturday that is worked
    [InlineData("2026-09-24 09:00", 63, "2026-10-08 18:00")] // seven working days with the made-up Sunday
    public void A_limit_is_office_time(string start, int hours, string due) =>
        Assert.Equal(China(due), new OrderClock(China(start), TimeSpan.FromHours(hours)).At(Calendar));

    [Theory]
    [InlineData("2026-11-02 10:00", "2026-11-02 12:30", 150)]
    [InlineData("2026-11-02 17:30", "2026-11-03 09:30", 60)]
    [InlineData("2026-11-06 17:30", "2026-11-09 09:30", 60)]
    [InlineData("2026-11-07 00:00", "2026-11-08 23:59", 0)]
    [InlineData("2026-09-30 18:00", "2026-10-08 09:00", 0)]
    [InlineData("2026-11-03 12:00", "2026-11-02 12:00", 0)]
    public void Used_time_is_office_time(string start, string now, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), new OrderClock(China(start), TimeSpan.FromHours(9)).Used(Calendar, China(now)));

    [Theory]
    [InlineData("2026-11-02 11:00", "2026-11-02 14:00", "2026-11-03 10:00")] // three hours of a day
    [InlineData("2026-11-02 17:00", "2026-11-03 10:00", "2026-11-02 18:00", 2)] // over the night two hours only
    [InlineData("2026-11-02 18:00", "2026-11-03 09:00", "2026-11-02 18:00", 0)] // nobody works: nothing is gained
    [InlineData("2026-11-02 12:00", "2026-11-09 12:00", "2026-11-02 18:00", 45)] // a week is five days
    public void A_pause_moves_the_limit_by_its_office_time(string from, string until, string expected, int pausedHours = -1)
    {
        var clock = new OrderClock(China("2026-11-02 10:00"), TimeSpan.FromHours(6)).Pause(China(from));
        Assert.Null(clock.At(Calendar));
        var resumed = clock.Resume(Calendar, China(until));
        if (pausedHours < 0)
            Assert.Equal(China(expected), resumed.At(Calendar));
        else
            Assert.Equal(TimeSpan.FromHours(pausedHours), resumed.Paused);
    }

    [Fact]
    public void Whatever_happens_the_limit_is_where_the_used_time_reaches_it()
    {
        // A fixed seed: whoever sees it fail sees it again.
        var dice = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var now = China("2026-09-20 00:00").AddMinutes(dice.Next(60 * 24 * 40));
            var limit = TimeSpan.FromHours(dice.Next(1, 140));
            var clock = new OrderClock(now, limit);
            for (var pause = dice.Next(4); pause > 0; pause--)
            {
                now = now.AddMinutes(dice.Next(1, 3000));
                var used = clock.Used(Calendar, now);
                clock = clock.Pause(now);
                now = now.AddMinutes(dice.Next(1, 6000));
                // It stands still for as long as it is paused, and goes on where it stood.
                Assert.Equal(used, clock.Used(Calendar, now));
                clock = clock.Resume(Calendar, now);
                Assert.Equal(used, clock.Used(Calendar, now));
            }

            var due = clock.At(Calendar)!.Value;
            if (due >= now)
                Assert.Equal(limit, clock.Used(Calendar, due));
            else
                Assert.True(clock.Used(Calendar, now) >= limit);
            Assert.True(clock.At(Calendar, 75) <= due);
            Assert.True(due == now || Calendar.IsWorkingDay(ChinaTime.Today(due)), $"{due:O} is a day off");
        }
    }

    [Fact]
    public void Time_used_never_goes_back()
    {
        var clock = new OrderClock(China("2026-09-29 16:00"), TimeSpan.FromHours(9));
        var last = TimeSpan.Zero;
        for (var now = clock.Start; now < China("2026-10-13 00:00"); now = now.AddMinutes(17))
        {
            var used = clock.Used(Calendar, now);
            Assert.True(used >= last && used - last <= TimeSpan.FromMinutes(17));
            last = used;
        }
    }
}
