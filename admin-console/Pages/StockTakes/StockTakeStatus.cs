using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.AdminConsole.Pages.StockTakes;

/// <summary>The words and colours of stock-takes.</summary>
public static class StockTakeStatus
{
    public static readonly StatusMap<StockTakeState> Of = new()
    {
        [StockTakeState.Open] = (StockTakeStates.Label(StockTakeState.Open), Tone.Warning),
        [StockTakeState.Closed] = (StockTakeStates.Label(StockTakeState.Closed), Tone.Good),
        [StockTakeState.Abandoned] = (StockTakeStates.Label(StockTakeState.Abandoned), Tone.Neutral),
    };

    public static readonly StatusMap<ScanOutcome> Outcomes = new()
    {
        [ScanOutcome.Matched] = (StockTakeScan.Label(ScanOutcome.Matched), Tone.Good),
        [ScanOutcome.WasLost] = (StockTakeScan.Label(ScanOutcome.WasLost), Tone.Warning),
        [ScanOutcome.WasRetired] = (StockTakeScan.Label(ScanOutcome.WasRetired), Tone.Warning),
        [ScanOutcome.Elsewhere] = (StockTakeScan.Label(ScanOutcome.Elsewhere), Tone.Warning),
        [ScanOutcome.Newer] = (StockTakeScan.Label(ScanOutcome.Newer), Tone.Neutral),
        [ScanOutcome.Unknown] = (StockTakeScan.Label(ScanOutcome.Unknown), Tone.Bad),
    };
}
