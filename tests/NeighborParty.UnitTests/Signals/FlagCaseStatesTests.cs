using NeighborParty.Core.Signals;

namespace NeighborParty.UnitTests.Signals;

public sealed class FlagCaseStatesTests
{
    private static readonly Dictionary<(FlagCaseState, FlagDecision), (FlagCaseState To, FlagRole[] By)> Allowed = new()
    {
        [(FlagCaseState.Open, FlagDecision.Dismiss)] = (FlagCaseState.Harmless, [FlagRole.Leader, FlagRole.Staff]),
        [(FlagCaseState.Open, FlagDecision.Watch)] = (FlagCaseState.Watched, [FlagRole.Leader, FlagRole.Staff]),
        [(FlagCaseState.Open, FlagDecision.Confirm)] = (FlagCaseState.Confirmed, [FlagRole.Leader, FlagRole.Staff]),
        [(FlagCaseState.Watched, FlagDecision.Dismiss)] = (FlagCaseState.Harmless, [FlagRole.Leader, FlagRole.Staff]),
        [(FlagCaseState.Watched, FlagDecision.Confirm)] = (FlagCaseState.Confirmed, [FlagRole.Leader, FlagRole.Staff]),
        [(FlagCaseState.Harmless, FlagDecision.Reopen)] = (FlagCaseState.Open, [FlagRole.Staff]),
        [(FlagCaseState.Confirmed, FlagDecision.Reopen)] = (FlagCaseState.Open, [FlagRole.Staff]),
    };

    [Fact]
    public void Every_cell_of_the_table_is_as_written_here()
    {
        foreach (var from in Enum.GetValues<FlagCaseState>())
            foreach (var on in Enum.GetValues<FlagDecision>())
                foreach (var by in Enum.GetValues<FlagRole>())
                {
                    var expected = Allowed.TryGetValue((from, on), out var row) && row.By.Contains(by);
                    Assert.Equal(expected, FlagCaseStates.Machine.Allows(from, on, by));
                    if (expected)
                        Assert.Equal(row.To, FlagCaseStates.Machine.Next(from, on, by));
                }
    }

    [Fact]
    public void Every_signal_and_state_has_Chinese_words_of_its_own()
    {
        var labels = Enum.GetValues<SignalKind>().Select(FlagCaseWords.Label).Concat(Enum.GetValues<FlagCaseState>().Select(FlagCaseStates.Label)).ToList();
        Assert.Equal(labels.Count, labels.Distinct(StringComparer.Ordinal).Count());
        Assert.All(labels, label => Assert.All(label, c => Assert.False(char.IsAsciiLetter(c))));
    }
}
