using NeighborParty.Core.Basics;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.UnitTests.StockTakes;

public sealed class StockTakeStatesTests
{
    private const StockTakeRole L = StockTakeRole.Leader;
    private const StockTakeRole S = StockTakeRole.Staff;

    private static readonly Dictionary<(StockTakeState From, StockTakeStep On), (StockTakeState To, StockTakeRole[] By)> Allowed = new()
    {
        [(StockTakeState.Open, StockTakeStep.Scan)] = (StockTakeState.Open, [L, S]),
        [(StockTakeState.Open, StockTakeStep.Close)] = (StockTakeState.Closed, [S]),
        [(StockTakeState.Open, StockTakeStep.Abandon)] = (StockTakeState.Abandoned, [S]),
        [(StockTakeState.Closed, StockTakeStep.ReportMissing)] = (StockTakeState.Closed, [S]),
    };

    [Fact]
    public void Every_cell_of_the_table_is_allowed_or_refused()
    {
        foreach (var from in Enum.GetValues<StockTakeState>())
            foreach (var on in Enum.GetValues<StockTakeStep>())
                foreach (var by in Enum.GetValues<StockTakeRole>())
                {
                    if (Allowed.TryGetValue((from, on), out var row) && row.By.Contains(by))
                    {
                        Assert.Equal(row.To, StockTakeStates.Machine.Next(from, on, by));
                        continue;
                    }

                    var refused = Assert.Throws<RefusedException>(() => StockTakeStates.Machine.Next(from, on, by));
                    Assert.Equal(Allowed.ContainsKey((from, on)) ? RefusalKind.Forbidden : RefusalKind.Conflict, refused.Kind);
                }
    }

    [Fact]
    public void Every_state_and_outcome_has_a_name()
    {
        Assert.Equal(Enum.GetValues<StockTakeState>().Length, Enum.GetValues<StockTakeState>().Select(StockTakeStates.Label).Distinct().Count());
        Assert.Equal(Enum.GetValues<ScanOutcome>().Length, Enum.GetValues<ScanOutcome>().Select(StockTakeScan.Label).Distinct().Count());
    }
}
