using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.StockTakes;

namespace NeighborParty.Api.StockTakes;

/// <summary>A leader helps with the stock-take: the phone's camera reads the code on the cloth.</summary>
public static class StockTakesEndpoints
{
    private const int PageSize = 50;

    public static void MapStockTakes(this RouteGroupBuilder api)
    {
        var stockTakes = api.MapGroup("/stock-takes").WithTags("红袖标盘点");
        stockTakes.MapGet("/", Open).Polls().WithSummary("正在进行的盘点（组长）").Refuses("consent_required", "forbidden");
        stockTakes.MapGet("/{id:guid}", One).Polls().WithSummary("一次盘点进行到哪里（组长）").Refuses("consent_required", "forbidden", "not_found");
        stockTakes.MapGet("/{id:guid}/missing", Missing).Polls().WithSummary("还没有扫到的编号：本组的和本小区库存（组长）").Refuses("consent_required", "forbidden", "not_found");
        stockTakes.MapPost("/{id:guid}/scans", Scan).WithSummary("扫一个编号（组长；重复扫得到第一次的结果）").Idempotent()
            .Refuses("consent_required", "forbidden", "not_found", "stock_take.wrong_state", "busy");
    }

    private static async Task<Ok<IReadOnlyList<StockTakeAnswer>>> Open(FindStockTake find, CountStockTake count, NeighborPartyDb db, CancellationToken ct)
    {
        var open = await (await find.InSightAsync(ct)).AsNoTracking().Where(s => s.State == StockTakeState.Open)
            .OrderByDescending(s => s.OpenedAt).ThenBy(s => s.Id).Take(20).ToListAsync(ct);
        return TypedResults.Ok(await AnswerAsync(open, count, db, ct));
    }

    private static async Task<Ok<StockTakeAnswer>> One(Guid id, FindStockTake find, CountStockTake count, NeighborPartyDb db, CancellationToken ct) =>
        TypedResults.Ok((await AnswerAsync([(await find.RunAsync(id, ct)).StockTake], count, db, ct))[0]);

    /// <param name="after">The last serial of the page before.</param>
    private static async Task<Ok<Page<StockTakeMissing>>> Missing(
        Guid id, string? after, FindStockTake find, CountStockTake count, NeighborPartyDb db, CancellationToken ct)
    {
        await find.RunAsync(id, ct);
        var from = after is null ? "" : ArmbandSerial.Clean(after);
        var own = await find.OwnAsync(ct);
        var rows = await count.Missing(id).Where(i => string.Compare(i.Serial, from) > 0 && own.Contains(i.ArmbandId))
            .OrderBy(i => i.Serial)
            .Select(i => new { i.Serial, i.StateThen, Holder = db.People.Where(p => p.Id == i.PersonId).Select(p => p.Name).FirstOrDefault() })
            .Take(PageSize + 1).ToListAsync(ct);
        var items = rows.Take(PageSize).Select(r => new StockTakeMissing(r.Serial, r.StateThen, ArmbandStates.Label(r.StateThen), r.Holder)).ToList();
        return TypedResults.Ok(new Page<StockTakeMissing>(items, rows.Count > PageSize ? items[^1].Serial : null));
    }

    private static async Task<Ok<ScanAnswer>> Scan(Guid id, ScanRequest request, ScanForStockTake scan, CancellationToken ct) =>
        TypedResults.Ok(ScanAnswer.Of(await scan.RunAsync(id, request.Serial, ct)));

    private static async Task<IReadOnlyList<StockTakeAnswer>> AnswerAsync(IReadOnlyList<StockTake> stockTakes, CountStockTake count, NeighborPartyDb db, CancellationToken ct)
    {
        var ids = stockTakes.Select(s => s.CompoundId).ToList();
        var compounds = await db.Compounds.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var counts = await count.RunAsync(stockTakes, ct);
        return [.. stockTakes.Select(s => StockTakeAnswer.Of(s, s.CompoundId is { } compound ? compounds.GetValueOrDefault(compound) : null, counts[s.Id]))];
    }
}
