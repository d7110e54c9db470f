using NeighborParty.Core.Patrols;

namespace NeighborParty.UnitTests.Patrols;

public sealed class PatrolRoundStatesTests
{
    private static readonly Dictionary<(PatrolRoundState, PatrolRoundEvent), (PatrolRoundState To, PatrolRole By)> Allowed = new()
    {
        [(PatrolRoundState.Walking, PatrolRoundEvent.Pass)] = (PatrolRoundState.Walking, PatrolRole.Walker),
        [(PatrolRoundState.Walking, PatrolRoundEvent.Complete)] = (PatrolRoundState.Complete, PatrolRole.Walker),
        [(PatrolRoundState.Walking, PatrolRoundEvent.BreakOff)] = (PatrolRoundState.BrokenOff, PatrolRole.Walker),
        [(PatrolRoundState.Walking, PatrolRoundEvent.Lapse)] = (PatrolRoundState.Lapsed, PatrolRole.System),
    };

    [Fact]
    public void Every_cell_of_the_table_is_as_written_here()
    {
        foreach (var from in Enum.GetValues<PatrolRoundState>())
            foreach (var on in Enum.GetValues<PatrolRoundEvent>())
                foreach (var by in Enum.GetValues<PatrolRole>())
                {
                    var expected = Allowed.TryGetValue((from, on), out var row) && row.By == by;
                    Assert.Equal(expected, PatrolRoundStates.Machine.Allows(from, on, by));
                    if (expected)
                        Assert.Equal(row.To, PatrolRoundStates.Machine.Next(from, on, by));
                }
    }
}
