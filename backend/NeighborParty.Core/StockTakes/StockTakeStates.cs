using NeighborParty.Core.Basics;

namespace NeighborParty.Core.StockTakes;

public enum StockTakeState
{
    Open,

    /// <summary>The result stands.</summary>
    Closed,

    /// <summary>Given up; nothing follows from it.</summary>
    Abandoned,
}

public enum StockTakeStep
{
    Scan,
    Close,
    Abandon,

    /// <summary>What was missing is reported lost.</summary>
    ReportMissing,
}

public enum StockTakeRole
{
    Leader,
    Staff,
}

/// <summary>The life of a stock-take: scanned while it is open, acted on when it is closed.</summary>
public static class StockTakeStates
{
    public static readonly StateMachine<StockTakeState, StockTakeStep, StockTakeRole> Machine = new(
        "stock_take",
        Label,
        new(StockTakeState.Open, StockTakeStep.Scan, StockTakeState.Open, StockTakeRole.Leader, StockTakeRole.Staff),
        new(StockTakeState.Open, StockTakeStep.Close, StockTakeState.Closed, StockTakeRole.Staff),
        new(StockTakeState.Open, StockTakeStep.Abandon, StockTakeState.Abandoned, StockTakeRole.Staff),
        new(StockTakeState.Closed, StockTakeStep.ReportMissing, StockTakeState.Closed, StockTakeRole.Staff));

    public static string Label(StockTakeState state) => state switch
    {
        StockTakeState.Open => "盘点中",
        StockTakeState.Closed => "已完成",
        _ => "已作废",
    };
}
