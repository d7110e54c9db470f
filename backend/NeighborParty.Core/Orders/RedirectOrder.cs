using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>The ways on which an order leaves the ordinary one: cancelled, not ours, part of another, too much for the group.</summary>
public sealed class RedirectOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, OrderNotices notices, SubmitForModeration moderation, TimeProvider time)
{
    /// <summary>The resident takes it back, or staff do for him.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 once it is done.</exception>
    public Task<Order> CancelAsync(Guid orderId, int? version, string? reason, CancellationToken ct) => ActAsync(orderId, version, async order =>
    {
        var by = await roles.RequireRequesterOrLeadAsync(order, ct);
        var clean = by == OrderRole.Requester ? CleanText.Optional("reason", reason, 200, "原因") : CleanText.Required("reason", reason, 200, "原因");
        await CancelAsync(order, by, clean, gone: null, ct);
    }, ct);

    /// <summary>In the caller's transaction; also for who leaves the product.</summary>
    /// <param name="order">Not ended.</param>
    /// <param name="by">Who cancels.</param>
    /// <param name="reason">Stands in the history.</param>
    /// <param name="gone">Who left, moved or died: he is told nothing.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task CancelAsync(Order order, OrderRole by, string? reason, Guid? gone, CancellationToken ct)
    {
        await desk.MoveAsync(order, OrderEvent.Cancel, by, new OrderFacts(Text: reason), ct);
        await moderation.DropAsync(ModeratedOrders.ContentKind, order.Id, ct);
        await TellVolunteersAsync(order, "order.cancelled", "点单已取消", ct);
        if (by != OrderRole.Requester && order.RequesterId != gone)
            await notices.ReachRequesterAsync(order, "order.cancelled", "点单已取消", "您的点单已由社区取消，详情请打开点单查看。", ct);
        await notices.EndedForFollowersAsync(order, ct);
    }

    /// <summary>Not ours: the resident is told where to go.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without the way; 409 in another state.</exception>
    public Task<Order> SendElsewhereAsync(Guid orderId, int? version, string? where, CancellationToken ct) => ActAsync(orderId, version, async order =>
    {
        var clean = CleanText.Required("where", where, 300, "该找谁办");
        await desk.MoveAsync(order, OrderEvent.SendElsewhere, await roles.RequireLeadAsync(order, ct), new OrderFacts(Text: clean), ct);
        await TellVolunteersAsync(order, "order.sent_elsewhere", "点单已转到别处", ct);
        await notices.ReachRequesterAsync(order, "order.sent_elsewhere", "这件事请到别处办", "这件事不归小组办理，打开点单可以看到该找谁。", ct);
        await notices.EndedForFollowersAsync(order, ct);
    }, ct);

    /// <summary>The same as another: whoever asked follows that one from now on.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 422 for itself or one that has ended.</exception>
    public Task<Order> MergeAsync(Guid orderId, int? version, Guid intoId, CancellationToken ct) => ActAsync(orderId, version, async order =>
    {
        var by = await roles.RequireLeadAsync(order, ct);
        var into = await desk.FindAsync(intoId, ct);
        await roles.RequireLeadAsync(into, ct);
        if (into.Id == order.Id || into.State.HasEnded() || into.MergedIntoId is not null || into.OpenedAt is null)
            throw OrderRefusals.CannotMerge();
        await desk.MoveAsync(order, OrderEvent.Merge, by, null, ct);
        order.MergeInto(into.Id);
        await BringAlongAsync(order, into, ct);
        await TellVolunteersAsync(order, "order.merged", "点单已合并", ct);
        await notices.ReachRequesterAsync(order, "order.merged", "点单已合并", "已有邻居提出同一件事，我们会一起办理，办完后告诉您。", ct);
    }, ct);

    /// <summary>Who waits for the word about this one waits for the other from now on.</summary>
    private async Task BringAlongAsync(Order order, Order into, CancellationToken ct)
    {
        foreach (var earlier in await db.Orders.Where(o => o.MergedIntoId == order.Id).ToListAsync(ct))
            earlier.MergeInto(into.Id);
        var known = await db.OrderFollowers.Where(f => f.OrderId == into.Id).Select(f => f.PersonId).ToListAsync(ct);
        foreach (var follower in await db.OrderFollowers.Where(f => f.OrderId == order.Id && f.PersonId != into.RequesterId && !known.Contains(f.PersonId)).ToListAsync(ct))
            db.OrderFollowers.Add(new OrderFollower { Id = Ids.New(time.Now()), CommunityId = into.CommunityId, OrderId = into.Id, PersonId = follower.PersonId, Since = follower.Since });
    }

    /// <summary>解决不了: to the Friday council.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason; 409 in another state.</exception>
    public Task<Order> EscalateAsync(Guid orderId, int? version, string? reason, CancellationToken ct) => ActAsync(orderId, version, async order =>
    {
        var clean = CleanText.Required("reason", reason, 300, "解决不了的原因");
        await EscalateAsync(order, await roles.RequireWorkerAsync(order, ct), clean, ct);
    }, ct);

    /// <summary>In the caller's transaction; also for the clock.</summary>
    internal async Task EscalateAsync(Order order, OrderRole by, string? reason, CancellationToken ct)
    {
        await desk.MoveAsync(order, OrderEvent.Escalate, by, new OrderFacts(Text: reason), ct);
        await TellVolunteersAsync(order, "order.escalated", "点单已交周五议事", ct);
        await notices.TellRequesterAsync(order, "order.escalated", "点单已交周五议事日", "小组解决不了，已交社区周五议事日商议，结果会告诉您。", ct);
        await notices.TellLeadersAsync(order, "order.escalated_leader", "点单已交周五议事日", notices.Of(order), ct);
    }

    private async Task TellVolunteersAsync(Order order, string kind, string title, CancellationToken ct)
    {
        foreach (var offer in await desk.EndOffersAsync(order, finished: false, ct))
            await notices.TellAsync(order, offer.PersonId, kind, title, $"{notices.Of(order)}，不用再办，谢谢您。", ct);
    }

    private async Task<Order> ActAsync(Guid orderId, int? version, Func<Order, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        // Who may not see it learns nothing of its version either.
        await roles.RequireAnyPartyAsync(order, ct);
        await db.RequireVersionAsync(order, order.Id, version, ct);
        await act(order);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
