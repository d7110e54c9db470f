using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Orders;

public sealed class OrderLadderTests
{
    private static readonly WorkingCalendar Calendar = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    private static DateTime China(string text) => ChinaTime.ToUtc(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    // Due on Thursday at noon, warned on Wednesday: the days after are working days.
    [InlineData("2026-11-03 12:00", OrderRung.None)]
    [InlineData("2026-11-04 12:00", OrderRung.Warned)]
    [InlineData("2026-11-05 12:00", OrderRung.Leader)]
    [InlineData("2026-11-06 11:59", OrderRung.Leader)]
    [InlineData("2026-11-06 12:00", OrderRung.Secretary)]
    [InlineData("2026-11-08 12:00", OrderRung.Secretary)]
    [InlineData("2026-11-09 12:00", OrderRung.Staff)]
    [InlineData("2026-11-10 12:00", OrderRung.Council)]
    [InlineData("2026-12-10 12:00", OrderRung.Council)]
    public void Each_rung_has_its_time(string now, OrderRung expected) =>
        Assert.Equal(expected, OrderLadder.RungAt(China("2026-11-04 12:00"), China("2026-11-05 12:00"), Calendar, OrderRung.Council, China(now)));

    [Fact]
    public void A_late_first_word_ends_with_the_staff() =>
        Assert.Equal(OrderRung.Staff, OrderLadder.RungAt(China("2026-11-04 12:00"), China("2026-11-05 12:00"), Calendar, OrderRung.Staff, China("2026-12-10 12:00")));
}
