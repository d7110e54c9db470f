using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Exports;

/// <summary>The rows of an export, page by page by key; names and hours, never a phone, an address or a position.</summary>
public sealed class ExportRows(NeighborPartyDb db, ArmbandRows armbands, ModerationRows decisions, CouncilRows council, AidRows aid, OrderCategories categories)
{
    public const int PageSize = 500;

    public static IReadOnlyList<string> Head(ExportKind kind) => kind switch
    {
        ExportKind.HoursPerPerson => ["姓名", "系统记录（分钟）", "补录（分钟）", "合计（分钟）", "其中待结算（分钟）"],
        ExportKind.HoursLines => ["姓名", "日期", "值守", "类型", "来源", "分钟", "余额（分钟）", "结算", "原因", "记录时间"],
        ExportKind.ModerationDecisions => ModerationRows.Head,
        ExportKind.CouncilDecisions => CouncilRows.Head,
        ExportKind.Armbands => ArmbandRows.StockHead,
        ExportKind.ArmbandHistory => ArmbandRows.HistoryHead,
        ExportKind.AidPosts => AidRows.Head,
        ExportKind.Orders => ["三联单", "类别", "紧急程度", "楼栋", "党小组", "来源", "状态", "受理", "首次响应（工作分钟）", "响应按时", "办结（工作分钟）", "办结按时", "重新办理（次）", "评价"],
        _ => ["班次", "日期", "开始", "结束", "姓名", "状态", "签到", "签退", "方式", "留意"],
    };

    public Task<int> CountAsync(ExportWish wish, CancellationToken ct) => wish.Kind switch
    {
        ExportKind.HoursPerPerson => Lines(wish).Select(e => e.PersonId).Distinct().CountAsync(ct),
        ExportKind.HoursLines => Lines(wish).CountAsync(ct),
        ExportKind.ModerationDecisions => decisions.Of(wish).CountAsync(ct),
        ExportKind.CouncilDecisions => council.Of(wish).CountAsync(ct),
        ExportKind.Armbands => armbands.Stock(wish).CountAsync(ct),
        ExportKind.ArmbandHistory => armbands.Steps(wish).CountAsync(ct),
        ExportKind.AidPosts => aid.Of(wish).CountAsync(ct),
        ExportKind.Orders => Orders(wish).CountAsync(ct),
        _ => Signups(wish).CountAsync(ct),
    };

    /// <param name="wish">Which rows.</param>
    /// <param name="after">The key of the last row before; empty for the first page.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The rows in the order of their keys.</returns>
    public async Task<(IReadOnlyList<IReadOnlyList<string>> Rows, Guid Last)> PageAsync(ExportWish wish, Guid after, CancellationToken ct) => wish.Kind switch
    {
        ExportKind.HoursPerPerson => await PeopleAsync(wish, after, ct),
        ExportKind.HoursLines => await LinesAsync(wish, after, ct),
        ExportKind.ModerationDecisions => await decisions.PageAsync(wish, after, PageSize, ct),
        ExportKind.CouncilDecisions => await council.PageAsync(wish, after, PageSize, ct),
        ExportKind.Armbands => await armbands.StockAsync(wish, after, PageSize, ct),
        ExportKind.ArmbandHistory => await armbands.HistoryAsync(wish, after, PageSize, ct),
        ExportKind.AidPosts => await aid.PageAsync(wish, after, PageSize, ct),
        ExportKind.Orders => await OrdersAsync(wish, after, ct),
        _ => await AttendanceAsync(wish, after, ct),
    };

    private async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> PeopleAsync(ExportWish wish, Guid after, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Id.CompareTo(after) > 0 && Lines(wish).Any(e => e.PersonId == p.Id))
            .OrderBy(p => p.Id).Take(PageSize).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var ids = people.ConvertAll(p => p.Id);
        var sums = await Lines(wish).Where(e => ids.Contains(e.PersonId)).GroupBy(e => new { e.PersonId, e.Bucket }).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) }).ToListAsync(ct);
        // Certificates and stars count settled minutes only: two papers of one office must not name different hours without a word.
        var pending = await Lines(wish).Where(e => ids.Contains(e.PersonId)).Pending(db).GroupBy(e => e.PersonId).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes, ct);
        return (people.ConvertAll(p =>
        {
            var (verified, supplemented) = (Of(p.Id, HoursBucket.Verified), Of(p.Id, HoursBucket.Supplemented));
            return (IReadOnlyList<string>)[p.Name, Number(verified), Number(supplemented), Number(verified + supplemented), Number(pending.GetValueOrDefault(p.Id))];
        }), people.Count == 0 ? after : people[^1].Id);

        int Of(Guid person, HoursBucket bucket) => sums.Where(s => s.Key.PersonId == person && s.Key.Bucket == bucket).Sum(s => s.Minutes);
    }

    private async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> LinesAsync(ExportWish wish, Guid after, CancellationToken ct)
    {
        var rows = await Lines(wish).Where(e => e.Id.CompareTo(after) > 0).OrderBy(e => e.Id).Take(PageSize)
            .Select(e => new { Line = e, Name = db.People.Where(p => p.Id == e.PersonId).Select(p => p.Name).FirstOrDefault(), Title = db.Shifts.Where(s => s.Id == e.ShiftId).Select(s => s.Title).FirstOrDefault(), Pending = db.Shifts.Any(s => s.Id == e.ShiftId && s.SettledAt == null && s.State != ShiftState.Cancelled) }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            r.Name ?? "", Day(r.Line.Day), r.Title ?? "", KindOf(r.Line.Kind), r.Line.Bucket == HoursBucket.Verified ? "系统记录" : "补录",
            Number(r.Line.DeltaMinutes), Number(r.Line.AfterMinutes), HoursStandings.Label(r.Pending ? HoursStanding.Pending : HoursStanding.Granted), r.Line.Reason ?? "", Moment(r.Line.At),
        ]), rows.Count == 0 ? after : rows[^1].Line.Id);
    }

    private async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> AttendanceAsync(ExportWish wish, Guid after, CancellationToken ct)
    {
        var rows = await Signups(wish).Include(s => s.Shift).Include(s => s.Attendance).Where(s => s.Id.CompareTo(after) > 0).OrderBy(s => s.Id).Take(PageSize).ToListAsync(ct);
        var ids = rows.Select(r => r.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return (rows.ConvertAll(s => (IReadOnlyList<string>)
        [
            s.Shift.Title, Day(ChinaTime.Today(s.Shift.StartsAt)), Moment(s.Shift.StartsAt), Moment(s.Shift.EndsAt), names.GetValueOrDefault(s.PersonId, ""), SignupStates.Label(s.State),
            Moment(s.Arrival?.At), Moment(s.Departure?.At), s.Arrival is null ? "" : s.Arrival.Via == ActedVia.Self ? "本人" : "代为记录",
            string.Join('、', ((s.Arrival?.Flags ?? AttendanceFlags.None) | (s.Departure?.Flags ?? AttendanceFlags.None)).Labels()),
        ]), rows.Count == 0 ? after : rows[^1].Id);
    }

    private async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> OrdersAsync(ExportWish wish, Guid after, CancellationToken ct)
    {
        var rows = await Orders(wish).Where(o => o.Id.CompareTo(after) > 0).OrderBy(o => o.Id).Take(PageSize).Select(o => new
        {
            Order = o,
            Number = db.Slips.Where(s => s.OrderId == o.Id).Select(s => s.Number).FirstOrDefault(),
            Building = db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).FirstOrDefault(),
            Group = db.Groups.Where(g => g.Id == o.GroupId).Select(g => g.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            r.Number ?? "", categories.NameOf(r.Order.Category), OrderWords.Label(r.Order.Priority), r.Building ?? "", r.Group ?? "社区兜底", OrderWords.Label(r.Order.Channel), OrderStates.Label(r.Order.State),
            Moment(r.Order.OpenedAt), r.Order.RespondMinutes is { } respond ? Number(respond) : "", YesNo(r.Order.RespondedInTime), r.Order.ResolveMinutes is { } resolve ? Number(resolve) : "", YesNo(r.Order.ResolvedInTime),
            Number(r.Order.Reopenings), r.Order.Solved is { } solved ? solved ? "已解决" : "没有解决" : "",
        ]), rows.Count == 0 ? after : rows[^1].Order.Id);
    }

    private static string YesNo(bool? inTime) => inTime switch { true => "按时", false => "超时", _ => "" };

    private IQueryable<Order> Orders(ExportWish wish) =>
        db.Orders.AsNoTracking().Where(o => o.OpenedOn >= wish.From && o.OpenedOn <= wish.Until && (wish.GroupId == null || o.GroupId == wish.GroupId));

    private IQueryable<HoursEntry> Lines(ExportWish wish) =>
        db.HoursEntries.AsNoTracking().Where(e => e.Day >= wish.From && e.Day <= wish.Until && (wish.GroupId == null || e.GroupId == wish.GroupId));

    private IQueryable<ShiftSignup> Signups(ExportWish wish)
    {
        var (from, until) = wish.Utc;
        return db.ShiftSignups.AsNoTracking().Where(s => s.Shift.StartsAt >= from && s.Shift.StartsAt < until && (wish.GroupId == null || s.Shift.GroupId == wish.GroupId));
    }

    private static string KindOf(HoursKind kind) => kind switch { HoursKind.Grant => "计入", HoursKind.Void => "冲销", HoursKind.Regrant => "重新计入", _ => "手工增减" };

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Moment(DateTime? utc) => utc is { } at ? ChinaTime.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
