using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class ChinaTimeTests
{
    private static DateTime Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(3, 6, 15, 59, 6)]
    [InlineData(3, 6, 16, 0, 7)]
    [InlineData(3, 6, 0, 0, 6)]
    public void The_day_begins_at_midnight_in_China(int month, int day, int hour, int minute, int localDay) =>
        Assert.Equal(new DateOnly(2026, month, localDay), ChinaTime.Today(Utc(month, day, hour, minute)));

    [Fact]
    public void There_and_back_is_the_same_moment()
    {
        var utc = Utc(3, 29, 18, 30);
        Assert.Equal(utc, ChinaTime.ToUtc(ChinaTime.ToLocal(utc)));
        Assert.Equal((DateTimeKind.Unspecified, DateTimeKind.Utc), (ChinaTime.ToLocal(utc).Kind, ChinaTime.ToUtc(ChinaTime.ToLocal(utc)).Kind));
    }

    [Fact]
    public void It_reads_as_people_write()
    {
        Assert.Equal("2026年3月6日 周五 19:00", ChinaTime.Long(Utc(3, 6, 11)));
        Assert.Equal("3月7日 00:05", ChinaTime.Short(Utc(3, 6, 16, 5)));
        Assert.Equal("2027-01-01", ChinaTime.Date(Utc(12, 31, 16)));
        Assert.Equal("周日", ChinaTime.Weekday(Utc(3, 7, 16)));
    }

    [Fact]
    public void It_agrees_with_the_zone_database_since_summer_time_ended()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        for (var day = 0; day < 366 * 4; day++)
        {
            var utc = Utc(1, 1, 3).AddDays(day);
            Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(utc, zone), ChinaTime.ToLocal(utc));
        }
    }
}
