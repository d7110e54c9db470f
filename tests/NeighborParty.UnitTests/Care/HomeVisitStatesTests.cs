using NeighborParty.Core.Care;

namespace NeighborParty.UnitTests.Care;

public sealed class HomeVisitStatesTests
{
    [Theory]
    [InlineData(HomeVisitState.Due, "NoAnswer:Attempted GiveUp:NotReached Visit:Visited Decline:Declined End:Ended")]
    [InlineData(HomeVisitState.Attempted, "NoAnswer:Attempted GiveUp:NotReached Visit:Visited Decline:Declined End:Ended")]
    [InlineData(HomeVisitState.Visited, "RecordNeed:NeedsRecorded")]
    [InlineData(HomeVisitState.NeedsRecorded, "RecordNeed:NeedsRecorded")]
    [InlineData(HomeVisitState.NotReached, "Visit:Visited Decline:Declined End:Ended")]
    [InlineData(HomeVisitState.Declined, "")]
    [InlineData(HomeVisitState.Ended, "")]
    public void A_visit_goes_where_the_table_says_and_nowhere_else(HomeVisitState from, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', HomeVisitStates.Machine.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}")));

    [Theory]
    [InlineData(HomeVisitRole.Visitor, "NoAnswer GiveUp Visit RecordNeed Decline")]
    [InlineData(HomeVisitRole.Staff, "NoAnswer GiveUp Visit RecordNeed Decline")]
    [InlineData(HomeVisitRole.Household, "Decline")]
    [InlineData(HomeVisitRole.System, "End")]
    public void Each_role_does_what_is_its_own(HomeVisitRole by, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', HomeVisitStates.Machine.Rows.Where(r => r.By.Contains(by)).Select(r => r.On).Distinct().Order()));

    [Theory]
    [InlineData(HomeVisitState.Due, "Decline")]
    [InlineData(HomeVisitState.NotReached, "Visit Decline")]
    public void A_leader_looks_whether_all_is_well_where_nobody_opened(HomeVisitState from, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', HomeVisitStates.Machine.Rows.Where(r => r.From == from && r.By.Contains(HomeVisitRole.Leader)).Select(r => r.On).Order()));
}
