using NeighborParty.Core.Basics;
using NeighborParty.Core.Hours;

namespace NeighborParty.UnitTests.Hours;

public sealed class ServiceTimeTests
{
    private const int Cap = 12 * 60;
    private static readonly DateTime Day = new(2026, 3, 6, 0, 0, 0);

    /// <summary>Hours of 6 March 2026 on the wall clock in China.</summary>
    private static DateTime At(double hours) => ChinaTime.ToUtc(Day.AddSeconds(Math.Round(hours * 3600)));

    private static int Minutes(double from, double until, double arrived, double left) =>
        ServiceTime.Count(new Period(At(from), At(until)), new Period(At(arrived), At(left)), AlreadyCounted.Nothing, 15, Cap).Sum(s => s.Minutes);

    [Theory]
    [InlineData(19, 21, 18.6, 21.5, 120)] // nothing before the start or after the end
    [InlineData(19, 21, 19, 20.99, 105)] // rounded down
    [InlineData(19, 21, 19.005, 21, 120)] // the minute of arrival counts
    [InlineData(19, 21, 19.5, 20.25, 45)]
    [InlineData(19, 21, 20.9, 21, 0)]
    [InlineData(19, 21, 21.2, 21.3, 0)] // never negative
    [InlineData(19, 21, 20, 19, 0)]
    [InlineData(6, 22, 6, 22, 720)] // the day's cap
    public void Presence_inside_the_plan_counts(double from, double until, double arrived, double left, int minutes) =>
        Assert.Equal(minutes, Minutes(from, until, arrived, left));

    [Theory]
    [InlineData(19, 23, 210)] // who stays has had the break
    [InlineData(19, 22, 180)] // who leaves before it loses nothing
    [InlineData(19.25, 23, 210)]
    [InlineData(20, 23, 180)]
    public void A_break_is_not_counted(double arrived, double left, int minutes) => Assert.Equal(minutes, ServiceTime.Count(
        new Period(At(19), At(23)), new Period(At(arrived), At(left)), AlreadyCounted.Nothing, 15, Cap, breakMinutes: 30).Sum(s => s.Minutes));

    [Fact]
    public void A_service_over_midnight_belongs_to_both_days_and_is_rounded_once()
    {
        var shares = ServiceTime.Count(new Period(At(23.5), At(26)), new Period(At(23.8333333), At(24.5)), AlreadyCounted.Nothing, 15, Cap);
        Assert.Equal([(new DateOnly(2026, 3, 6), 10), (new DateOnly(2026, 3, 7), 20)], shares.Select(s => (s.Day, s.Minutes)));
    }

    [Fact]
    public void The_cap_counts_what_the_day_already_has()
    {
        var already = new AlreadyCounted([new Period(At(1), At(12))], new Dictionary<DateOnly, int> { [new DateOnly(2026, 3, 6)] = 660 });
        Assert.Equal(60, ServiceTime.Count(new Period(At(14), At(20)), new Period(At(14), At(20)), already, 15, Cap).Sum(s => s.Minutes));
    }

    [Fact]
    public void Hundreds_of_random_lives_agree_with_a_minute_by_minute_model()
    {
        var random = new Random(20260306);
        for (var life = 0; life < 500; life++)
        {
            var taken = new List<Period>();
            var onDay = new Dictionary<DateOnly, int>();
            var modelTaken = new HashSet<DateTime>();
            var modelDay = new Dictionary<DateOnly, int>();
            for (var service = 0; service < 6; service++)
            {
                var start = At(random.Next(0, 4 * 60) / 4.0);
                var planned = new Period(start, start.AddMinutes(random.Next(1, 100) * 15));
                var arrived = start.AddSeconds(random.Next(-3600, 7200));
                var present = new Period(arrived, arrived.AddSeconds(random.Next(-600, 60_000)));

                var shares = ServiceTime.Count(planned, present, new AlreadyCounted(taken, onDay), 15, Cap);
                var expected = Model(planned, present, modelTaken, modelDay);
                Assert.Equal(expected.OrderBy(e => e.Key).Select(e => (e.Key, e.Value)), shares.Select(s => (s.Day, s.Minutes)));

                Assert.Equal(0, shares.Sum(s => s.Minutes) % 15);
                foreach (var share in shares)
                {
                    taken.Add(new Period(share.From, share.Until));
                    onDay[share.Day] = onDay.GetValueOrDefault(share.Day) + share.Minutes;
                    for (var m = share.From; m < share.Until; m = m.AddMinutes(1))
                        modelTaken.Add(m);
                    modelDay[share.Day] = modelDay.GetValueOrDefault(share.Day) + share.Minutes;
                    Assert.InRange(onDay[share.Day], 1, Cap);
                }
            }
        }
    }

    /// <summary>The slow and obvious way: look at every minute.</summary>
    private static Dictionary<DateOnly, int> Model(Period planned, Period present, HashSet<DateTime> taken, Dictionary<DateOnly, int> onDay)
    {
        var counted = new SortedDictionary<DateOnly, int>();
        for (var minute = planned.From; minute < planned.Until; minute = minute.AddMinutes(1))
        {
            var seen = minute.AddMinutes(1) > present.From && minute.AddMinutes(1) <= present.Until;
            var day = ChinaTime.Today(minute);
            if (seen && !taken.Contains(minute) && onDay.GetValueOrDefault(day) + counted.GetValueOrDefault(day) < Cap)
                counted[day] = counted.GetValueOrDefault(day) + 1;
        }

        var over = counted.Values.Sum() % 15;
        foreach (var day in counted.Keys.Reverse().ToList())
        {
            var less = Math.Min(over, counted[day]);
            counted[day] -= less;
            over -= less;
        }

        return counted.Where(d => d.Value > 0).ToDictionary();
    }
}
