using NeighborParty.Core.Moderation;

namespace NeighborParty.UnitTests.Moderation;

public sealed class ModerationStatesTests
{
    [Theory]
    [InlineData(ModerationState.MachineCheck, "Publish:Published Queue:Queue Supersede:Superseded")]
    [InlineData(ModerationState.Queue, "Publish:Published Queue:Queue Reject:Rejected Hide:Hidden Supersede:Superseded")]
    [InlineData(ModerationState.Published, "Queue:Queue Hide:Hidden Supersede:Superseded")]
    [InlineData(ModerationState.Hidden, "Publish:Published Supersede:Superseded")]
    [InlineData(ModerationState.Rejected, "Supersede:Superseded")]
    [InlineData(ModerationState.Superseded, "")]
    public void An_item_goes_where_the_table_says_and_nowhere_else(ModerationState from, string allowed)
    {
        var found = string.Join(' ', ModerationStates.Table.Rows.Where(r => r.From == from).OrderBy(r => r.On).Select(r => $"{r.On}:{r.To}"));
        Assert.Equal(allowed, found);
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
