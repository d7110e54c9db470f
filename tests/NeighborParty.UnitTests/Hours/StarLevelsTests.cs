using NeighborParty.Core.Hours;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Hours;

public sealed class StarLevelsTests
{
    [Theory]
    [InlineData(0, 0, 100)]
    [InlineData((100 * 60) - 1, 0, 100)]
    [InlineData(100 * 60, 1, 300)]
    [InlineData(300 * 60, 2, 600)]
    [InlineData(600 * 60, 3, 1000)]
    [InlineData(1000 * 60, 4, 1500)]
    [InlineData(1500 * 60, 5, null)]
    public void Stars_begin_at_their_hours(int minutes, int level, int? nextHours) =>
        Assert.Equal(new Star(level, nextHours * 60), StarLevels.Of(minutes, new CommunityPolicy()));
}
