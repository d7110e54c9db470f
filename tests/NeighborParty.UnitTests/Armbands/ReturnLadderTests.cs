using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.UnitTests.Armbands;

public sealed class ReturnLadderTests
{
    private static readonly DateTime Due = new(2026, 3, 20, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-25, ReturnRung.None)]
    [InlineData(-24, ReturnRung.Before)]
    [InlineData(-1, ReturnRung.Before)]
    [InlineData(0, ReturnRung.OnTheDay)]
    [InlineData(23, ReturnRung.OnTheDay)]
    [InlineData(24, ReturnRung.FirstLate)]
    [InlineData(71, ReturnRung.FirstLate)]
    [InlineData(72, ReturnRung.SecondLate)]
    [InlineData(24 * 7, ReturnRung.ThirdLate)]
    [InlineData(24 * 8, ReturnRung.Leader)]
    [InlineData((24 * 10) - 1, ReturnRung.Leader)]
    [InlineData(24 * 10, ReturnRung.Staff)]
    [InlineData(24 * 300, ReturnRung.Staff)]
    public void The_rung_follows_the_days_of_the_policy(int hoursAfterDue, ReturnRung expected) =>
        Assert.Equal(expected, ReturnLadder.At(Due, new CommunityPolicy(), Due.AddHours(hoursAfterDue)));

    [Fact]
    public void Every_rung_but_none_has_a_word_that_people_can_read() =>
        Assert.All(Enum.GetValues<ReturnRung>().Where(r => r != ReturnRung.None), rung => Assert.NotNull(ReturnLadder.Label(ReturnLadder.WordOf(rung))));

    [Fact]
    public void What_is_due_falls_due_once_and_comes_back_to_a_clean_slate()
    {
        var now = Due.AddDays(-5);
        var band = Armband.Create(Ids.New(now), Guid.Empty, Guid.Empty, "NP-XF-0001", ArmbandKind.LongTerm, now);
        band.Issue(Ids.New(now), Ids.New(now), 72, 0, ArmbandRole.Leader, now);
        band.Accept(ArmbandRole.Holder, now);
        Assert.False(band.FallDue(Due.AddYears(1)));
        Assert.Equal("invalid_input", Assert.Throws<RefusedException>(() => band.SetDue(now, null, ArmbandRole.Leader, now)).Code);
        band.SetDue(Due, null, ArmbandRole.Leader, now);
        band.AskReturn(now);
        Assert.False(band.FallDue(Due.AddTicks(-1)));
        Assert.True(band.FallDue(Due));
        Assert.False(band.FallDue(Due));
        Assert.Equal(ArmbandState.Overdue, band.State);
        band.Remind(ReturnRung.OnTheDay, Due);
        Assert.Equal("armband.already_issued", Assert.Throws<RefusedException>(() => band.Issue(Ids.New(now), Ids.New(now), 72, 0, ArmbandRole.Staff, Due)).Code);
        band.SetDue(Due.AddDays(3), null, ArmbandRole.Leader, Due);
        Assert.Equal((ArmbandState.Issued, ReturnRung.None), (band.State, band.RemindedRung));
        band.Return(ArmbandCondition.Good, ArmbandRole.Leader, Due);
        Assert.Equal((ArmbandState.InStock, null, null, ReturnRung.None), (band.State, band.DueAt, band.ReturnAskedAt, band.RemindedRung));
    }
}
