using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Notices;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2026-03-06T12:59:59Z", null)] // 20:59:59
    [InlineData("2026-03-06T13:00:00Z", "2026-03-07T00:00:00Z")] // 21:00
    [InlineData("2026-03-06T16:30:00Z", "2026-03-07T00:00:00Z")] // 00:30 of the next day
    [InlineData("2026-03-06T23:59:59Z", "2026-03-07T00:00:00Z")] // 07:59:59
    [InlineData("2026-03-07T00:00:00Z", null)] // 08:00
    public void Nine_in_the_evening_to_eight_in_the_morning_is_quiet(string utc, string? until) =>
        Assert.Equal(until is null ? null : Utc(until), QuietHours.EndAfter(Utc(utc), new CommunityPolicy()));

    [Fact]
    public void A_nap_at_noon_is_possible_and_equal_hours_mean_none()
    {
        var noon = Utc("2026-03-06T04:30:00Z");
        Assert.Equal(Utc("2026-03-06T06:00:00Z"), QuietHours.EndAfter(noon, new CommunityPolicy { QuietFromHour = 12, QuietUntilHour = 14 }));
        Assert.Null(QuietHours.EndAfter(noon, new CommunityPolicy { QuietFromHour = 12, QuietUntilHour = 12 }));
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
