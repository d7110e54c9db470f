using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Exports;

/// <summary>Decisions of the council as rows of a file: what kind of thing, what was decided, and whether who asked heard in time. Neither who asked nor what anybody wrote.</summary>
public sealed class CouncilRows(NeighborPartyDb db, OrderCategories categories, TimeProvider time)
{
    public static IReadOnlyList<string> Head { get; } = ["议事日", "来源", "类别", "楼栋", "党小组", "已顺延（次）", "结果", "责任单位", "办理期限", "议定时间", "状态", "最晚反馈", "反馈时间", "反馈按时", "点单状态"];

    /// <summary>Decided in the time; with a group, what came from its orders.</summary>
    public IQueryable<AgendaItem> Of(ExportWish wish) => db.AgendaItems.AsNoTracking()
        .Where(i => i.DecidedOn >= wish.From && i.DecidedOn <= wish.Until && (wish.GroupId == null || db.Orders.Any(o => o.Id == i.OrderId && o.GroupId == wish.GroupId)));

    public async Task<(IReadOnlyList<IReadOnlyList<string>> Rows, Guid Last)> PageAsync(ExportWish wish, Guid after, int most, CancellationToken ct)
    {
        var now = time.Now();
        var rows = await Of(wish).Where(i => i.Id.CompareTo(after) > 0).OrderBy(i => i.Id).Take(most).Select(i => new
        {
            Item = i,
            Meeting = db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault(),
            Building = db.Buildings.Where(b => b.Id == i.BuildingId).Select(b => b.Name).FirstOrDefault(),
            Category = db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Category).FirstOrDefault(),
            Order = db.Orders.Where(o => o.Id == i.OrderId).Select(o => (OrderState?)o.State).FirstOrDefault(),
            Group = db.Orders.Where(o => o.Id == i.OrderId).Select(o => db.Groups.Where(g => g.Id == o.GroupId).Select(g => g.Name).FirstOrDefault()).FirstOrDefault(),
        }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            ExportRows.Moment(r.Meeting), AgendaItemStates.Label(r.Item.Source), r.Category is { } code ? categories.NameOf(code) : "", r.Building ?? "", r.Group ?? "", ExportRows.Number(r.Item.CarriedOver),
            r.Item.Decision is { } decision ? AgendaItemStates.Label(decision) : "", r.Item.Responsible ?? "", r.Item.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", ExportRows.Moment(r.Item.DecidedAt),
            AgendaItemStates.Label(r.Item.State), ExportRows.Moment(r.Item.ReportBy), ExportRows.Moment(r.Item.ReportedAt), InTime(r.Item, now), r.Order is { } state ? OrderStates.Label(state) : "",
        ]), rows.Count == 0 ? after : rows[^1].Item.Id);
    }

    private static string InTime(AgendaItem item, DateTime now) =>
        item.ReportedAt is { } told ? told <= item.ReportBy ? "按时" : "超时" : item.IsOverdue(now) ? "超期未反馈" : "";
}
