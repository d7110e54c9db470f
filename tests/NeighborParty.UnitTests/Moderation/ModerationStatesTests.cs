using NeighborParty.Core.Moderation;

namespace NeighborParty.UnitTests.Moderation;

public sealed class ModerationStatesTests
{
    [Theory]
    [InlineData(ModerationState.MachineCheck, "Publish:Published Queue:Queue Supersede:Superseded Withhold:Rejected")]
    [InlineData(ModerationState.Queue, "Publish:Published Queue:Queue Reject:Rejected Hide:Hidden Supersede:Superseded PublishRedacted:PublishedRedacted RequestChange:ChangeRequested")]
    [InlineData(ModerationState.Published, "Queue:Queue Hide:Hidden Supersede:Superseded")]
    [InlineData(ModerationState.PublishedRedacted, "Queue:Queue Hide:Hidden Supersede:Superseded Overturn:Published")]
    [InlineData(ModerationState.Hidden, "Publish:Published Queue:Queue Supersede:Superseded PublishRedacted:PublishedRedacted Overturn:Published")]
    [InlineData(ModerationState.Rejected, "Queue:Queue Supersede:Superseded Overturn:Published")]
    [InlineData(ModerationState.ChangeRequested, "Queue:Queue Supersede:Superseded Overturn:Published")]
    [InlineData(ModerationState.Superseded, "")]
    public void An_item_goes_where_the_table_says_and_nowhere_else(ModerationState from, string allowed)
    {
        var found = string.Join(' ', ModerationStates.Table.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}"));
        Assert.Equal(allowed, found);
    }

    [Fact]
    public void The_machine_hides_and_refuses_nothing_for_good_and_shows_nothing_again() =>
        Assert.All(ModerationStates.Table.Rows.Where(r => r.By.Contains(ModerationRole.System)), r =>
            Assert.True(r.On is ModerationEvent.Queue or ModerationEvent.Supersede || (r.On == ModerationEvent.Publish && r.From == ModerationState.MachineCheck), $"{r.From} {r.On}"));

    [Theory]
    [InlineData(MeasureState.Proposed, "Confirm:Active Refuse:Refused Withdraw:Withdrawn")]
    [InlineData(MeasureState.Active, "Lift:Lifted End:Ended")]
    [InlineData(MeasureState.Refused, "")]
    [InlineData(MeasureState.Withdrawn, "")]
    [InlineData(MeasureState.Lifted, "")]
    [InlineData(MeasureState.Ended, "")]
    public void A_measure_goes_where_the_table_says_and_nowhere_else(MeasureState from, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', MeasureStates.Machine.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}")));

    [Theory]
    [InlineData(ModerationAppealState.Open, "Uphold:Upheld Overturn:Overturned")]
    [InlineData(ModerationAppealState.Upheld, "")]
    [InlineData(ModerationAppealState.Overturned, "")]
    public void An_appeal_is_decided_once_and_by_another_officer(ModerationAppealState from, string allowed)
    {
        var rows = ModerationAppealStates.Machine.Rows.Where(r => r.From == from).OrderBy(r => r.On).ToList();
        Assert.Equal(allowed, string.Join(' ', rows.Select(r => $"{r.On}:{r.To}")));
        Assert.All(rows, r => Assert.Equal([ModerationAppealRole.OtherOfficer], r.By));
    }

    [Theory]
    [InlineData("Pass", MachineVerdict.Pass)]
    [InlineData("Pass Pass Pass", MachineVerdict.Pass)]
    [InlineData("Pass None", MachineVerdict.None)]
    [InlineData("None None", MachineVerdict.None)]
    [InlineData("Risky None", MachineVerdict.Risky)]
    [InlineData("Pass Review Error", MachineVerdict.Error)]
    [InlineData("Pass Review", MachineVerdict.Review)]
    [InlineData("Error Risky", MachineVerdict.Risky)]
    [InlineData("Timeout Pass", MachineVerdict.Timeout)]
    public void Verdicts_together_are_the_worst_and_wait_for_all(string parts, MachineVerdict together) =>
        Assert.Equal(together, MachineVerdicts.Together([.. parts.Split(' ').Select(Enum.Parse<MachineVerdict>)]));

    [Theory]
    [InlineData(MachineVerdict.Pass, false, true, null)]
    [InlineData(MachineVerdict.Pass, false, false, QueueReason.NewAuthor)]
    [InlineData(MachineVerdict.Pass, true, true, QueueReason.LocalFinding)]
    [InlineData(MachineVerdict.Review, false, true, QueueReason.MachineReview)]
    [InlineData(MachineVerdict.Risky, false, true, QueueReason.MachineRisky)]
    [InlineData(MachineVerdict.Error, false, true, QueueReason.MachineError)]
    [InlineData(MachineVerdict.Timeout, false, true, QueueReason.MachineTimeout)]
    [InlineData(MachineVerdict.None, false, true, QueueReason.MachineError)]
    public void Only_a_pass_for_a_trusted_author_without_findings_needs_nobody(MachineVerdict verdict, bool found, bool trusted, QueueReason? reason) =>
        Assert.Equal(reason, MachineVerdicts.ReasonToQueue(verdict, found, trusted));
}
