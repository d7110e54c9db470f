using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Aid;

public sealed class AidLoanLadderTests
{
    private static readonly DateOnly Due = new(2026, 3, 13);

    [Theory]
    [InlineData(-2, AidLoanRung.None)]
    [InlineData(-1, AidLoanRung.Before)]
    [InlineData(0, AidLoanRung.Before)]
    [InlineData(1, AidLoanRung.FirstLate)]
    [InlineData(6, AidLoanRung.FirstLate)]
    [InlineData(7, AidLoanRung.SecondLate)]
    [InlineData(13, AidLoanRung.SecondLate)]
    [InlineData(14, AidLoanRung.Staff)]
    [InlineData(400, AidLoanRung.Staff)]
    public void The_rung_follows_from_the_days(int days, AidLoanRung rung)
    {
        foreach (var hour in new[] { 0, 9, 23 })
            Assert.Equal(rung, AidLoanLadder.At(Due, new CommunityPolicy(), ChinaTime.ToUtc(Due.AddDays(days).ToDateTime(new TimeOnly(hour, 30)))));
    }

    [Fact]
    public void The_community_sets_the_days() =>
        Assert.Equal(AidLoanRung.Staff, AidLoanLadder.At(Due, new CommunityPolicy { AidLoanStaffAfterDays = 2 }, ChinaTime.ToUtc(Due.AddDays(2).ToDateTime(new TimeOnly(9, 0)))));
}
