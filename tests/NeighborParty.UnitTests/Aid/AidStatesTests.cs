using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Aid;

public sealed class AidStatesTests
{
    [Theory]
    [InlineData(AidPostState.MachineCheck, "SendToReview:Review Show:Open Reject:Rejected Edit:MachineCheck Withdraw:Withdrawn Expire:Expired")]
    [InlineData(AidPostState.Review, "Show:Open Reject:Rejected Hide:Hidden Edit:MachineCheck Withdraw:Withdrawn Expire:Expired")]
    [InlineData(AidPostState.Open, "Show:Open Hide:Hidden Edit:Open Match:Matched Close:Closed Withdraw:Withdrawn Expire:Expired")]
    [InlineData(AidPostState.Matched, "Show:Matched Hide:Hidden Edit:Matched Match:Matched Unmatch:Open Close:Closed Withdraw:Withdrawn Expire:Closed")]
    [InlineData(AidPostState.Hidden, "Show:Open ShowMatched:Matched Hide:Hidden Close:Closed Withdraw:Withdrawn Expire:Expired")]
    [InlineData(AidPostState.Rejected, "Show:Open Edit:MachineCheck Withdraw:Withdrawn")]
    [InlineData(AidPostState.Closed, "")]
    [InlineData(AidPostState.Expired, "")]
    [InlineData(AidPostState.Withdrawn, "")]
    public void A_post_goes_where_the_table_says_and_nowhere_else(AidPostState from, string allowed)
    {
        var found = string.Join(' ', AidStates.Posts.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}"));
        Assert.Equal(allowed, found);
    }

    [Theory]
    [InlineData(AidAnswerState.MachineCheck, "SendToReview:Review Show:Open Reject:Rejected Withdraw:Withdrawn Lapse:Lapsed AwaitIntroduction:AwaitsIntroduction")]
    [InlineData(AidAnswerState.Review, "Show:Open Reject:Rejected Hide:Hidden Withdraw:Withdrawn Lapse:Lapsed AwaitIntroduction:AwaitsIntroduction")]
    [InlineData(AidAnswerState.AwaitsIntroduction, "Hide:Hidden Withdraw:Withdrawn Lapse:Lapsed Introduce:Open TurnDown:NotIntroduced")]
    [InlineData(AidAnswerState.NotIntroduced, "")]
    [InlineData(AidAnswerState.Open, "Hide:Hidden Accept:Accepted Decline:Declined Withdraw:Withdrawn Lapse:Lapsed")]
    [InlineData(AidAnswerState.Accepted, "Hide:Hidden Agree:Agreed Decline:Declined Withdraw:Withdrawn Lapse:Lapsed")]
    [InlineData(AidAnswerState.Agreed, "Hide:Hidden Decline:Declined Withdraw:Withdrawn")]
    [InlineData(AidAnswerState.Hidden, "Show:Open AwaitIntroduction:AwaitsIntroduction")]
    [InlineData(AidAnswerState.Declined, "")]
    [InlineData(AidAnswerState.Withdrawn, "")]
    [InlineData(AidAnswerState.Rejected, "Show:Open AwaitIntroduction:AwaitsIntroduction")]
    [InlineData(AidAnswerState.Lapsed, "")]
    public void An_answer_goes_where_the_table_says_and_nowhere_else(AidAnswerState from, string allowed)
    {
        var found = string.Join(' ', AidAnswerStates.Table.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}"));
        Assert.Equal(allowed, found);
    }

    [Fact]
    public void Only_the_moderation_shows_a_post() =>
        Assert.All(AidStates.Posts.Rows.Where(r => r.On is AidPostEvent.Show or AidPostEvent.ShowMatched), r => Assert.Equal([AidRole.Moderation], r.By));

    [Fact]
    public void Nobody_agrees_for_both_sides()
    {
        Assert.All(AidAnswerStates.Table.Rows.Where(r => r.On == AidAnswerEvent.Accept), r => Assert.Equal([AidRole.Author], r.By));
        Assert.All(AidAnswerStates.Table.Rows.Where(r => r.On == AidAnswerEvent.Agree), r => Assert.Equal([AidRole.Answerer], r.By));
        var refused = Assert.Throws<RefusedException>(() => AidAnswerStates.Table.Next(AidAnswerState.Accepted, AidAnswerEvent.Agree, AidRole.Author));
        Assert.Equal("aid_answer.wrong_role", refused.Code);
    }
}
