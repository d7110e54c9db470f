using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Orders;

/// <summary>What was done.</summary>
/// <param name="What">At most 500 characters.</param>
/// <param name="Minutes">1 to 1,440.</param>
/// <param name="DoneAt">When, for what is written down later from paper; null: now.</param>
public sealed record ServiceReport(string? What, int Minutes, IReadOnlyList<Guid> PhotoIds, DateTime? DoneAt = null);

/// <summary>办完: the volunteer says what was done, with photos; or a leader or staff enter what a volunteer wrote on paper.</summary>
public sealed class FinishOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, PairRule pairs, OrderNotices notices, AttachPhotos photos, CurrentActor current, TimeProvider time)
{
    public const int MostMinutes = 1440;

    /// <summary>Not before it was asked, nor to come. A yes without a phone is often written down after the work.</summary>
    /// <exception cref="RefusedException">400 with the field.</exception>
    internal static void RequireTime(Order order, DateTime? doneAt, DateTime now)
    {
        if (doneAt > now || doneAt < order.OpenedAt)
            throw Refusals.Invalid("doneAt", "办完时间不能早于点单，也不能晚于现在。");
    }

    /// <exception cref="RefusedException">404 for strangers; 409 in another state, and while nobody goes along who has to; 400 with the field; 422 for foreign photos.</exception>
    public async Task<Order> RunAsync(Guid orderId, ServiceReport report, CancellationToken ct)
    {
        var what = CleanText.Required("what", report.What, WorkOnOrder.TextLength, "办理情况");
        if (report.Minutes is < 1 or > MostMinutes)
            throw Refusals.Invalid("minutes", $"用时须为 1 到 {MostMinutes} 分钟。");
        if (report.PhotoIds.Count > Order.MaxPhotos)
            throw Refusals.Invalid("photoIds", $"照片最多 {Order.MaxPhotos} 张。");
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireWorkerAsync(order, ct);
        await pairs.RequireAsync(order, ct);
        var from = order.State;
        var now = time.Now();
        RequireTime(order, report.DoneAt, now);
        order.Finish(by, report.DoneAt ?? now, now);
        await desk.NoteAsync(order, OrderEvent.Finish, by, new OrderFacts(order.VolunteerId, null, what, report.Minutes, report.PhotoIds), from, ct);
        if (report.PhotoIds.Count > 0)
            await photos.RunAsync(by == OrderRole.Staff ? order.RequesterId : current.RequirePerson(), order.Id, report.PhotoIds, ct);
        await desk.EndOffersAsync(order, finished: true, ct);
        await notices.TellRequesterAsync(order, "order.done", "点单已办完，请确认", "请看看事情是否已经解决，并确认。", ct);
        await notices.TellFollowersAsync(order, "order.done_follower", "您关注的点单已办完", notices.Of(order), ct);
        if (order.IsByProxy)
            await notices.TellLeadersAsync(order, "order.visit", "请回访点单人", $"{notices.Of(order)}已办完，点单人没有手机，请电话或上门回访。", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
