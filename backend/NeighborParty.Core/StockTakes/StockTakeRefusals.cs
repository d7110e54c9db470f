using NeighborParty.Core.Basics;

namespace NeighborParty.Core.StockTakes;

public static class StockTakeRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("盘点");

    public static RefusedException AlreadyOpen(string name) =>
        new(RefusalKind.Conflict, "stock_take.already_open", $"“{name}”还没有完成，请先完成或作废再开始新的盘点。");

    public static RefusedException NothingExpected() =>
        new(RefusalKind.Unprocessable, "stock_take.nothing_expected", "这个范围内没有登记红袖标，不用盘点。");
}
