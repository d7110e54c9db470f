using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Exports;

/// <summary>The rows of an export of armbands: the stock as it is, or the steps of a time. What people wrote stays out.</summary>
public sealed class ArmbandRows(NeighborPartyDb db)
{
    public static readonly IReadOnlyList<string> StockHead = ["编号", "类型", "批次", "状态", "在谁手里", "党小组", "发放", "签收", "应还", "上次盘点见到"];

    public static readonly IReadOnlyList<string> HistoryHead = ["编号", "时间", "事项", "之前", "之后", "组员", "党小组", "经办"];

    public IQueryable<Armband> Stock(ExportWish wish) => db.Armbands.AsNoTracking().Where(a => wish.GroupId == null || a.GroupId == wish.GroupId);

    public IQueryable<ArmbandEvent> Steps(ExportWish wish)
    {
        var (from, until) = wish.Utc;
        return db.ArmbandEvents.AsNoTracking().Where(e => e.At >= from && e.At < until && (wish.GroupId == null || e.GroupId == wish.GroupId));
    }

    public async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> StockAsync(ExportWish wish, Guid after, int most, CancellationToken ct)
    {
        var rows = await Stock(wish).Where(a => a.Id.CompareTo(after) > 0).OrderBy(a => a.Id).Take(most)
            .Select(a => new
            {
                Armband = a, Batch = db.ArmbandBatches.Where(b => b.Id == a.BatchId).Select(b => b.Name).FirstOrDefault(),
                Holder = db.People.Where(p => p.Id == a.HolderPersonId).Select(p => p.Name).FirstOrDefault(), Group = db.Groups.Where(g => g.Id == a.GroupId).Select(g => g.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            r.Armband.Serial, KindOf(r.Armband.Kind), r.Batch ?? "", ArmbandStates.Label(r.Armband.State), r.Holder ?? "", r.Group ?? "", ExportRows.Moment(r.Armband.IssuedAt),
            ExportRows.Moment(r.Armband.AcceptedAt), ExportRows.Moment(r.Armband.DueAt), ExportRows.Moment(r.Armband.LastSeenAt),
        ]), rows.Count == 0 ? after : rows[^1].Armband.Id);
    }

    public async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> HistoryAsync(ExportWish wish, Guid after, int most, CancellationToken ct)
    {
        var rows = await Steps(wish).Where(e => e.Id.CompareTo(after) > 0).OrderBy(e => e.Id).Take(most)
            .Select(e => new
            {
                Event = e, db.Armbands.First(a => a.Id == e.ArmbandId).Serial,
                Person = db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(), Group = db.Groups.Where(g => g.Id == e.GroupId).Select(g => g.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            r.Serial, ExportRows.Moment(r.Event.At), ArmbandStates.Label(r.Event.Step), ArmbandStates.Label(r.Event.From), ArmbandStates.Label(r.Event.To), r.Person ?? "", r.Group ?? "",
            r.Event.By == ArmbandRole.System ? "系统" : r.Event.ActorName,
        ]), rows.Count == 0 ? after : rows[^1].Event.Id);
    }

    private static string KindOf(ArmbandKind kind) => kind switch { ArmbandKind.LongTerm => "长期", ArmbandKind.PerDuty => "当次", _ => "党徽" };
}
