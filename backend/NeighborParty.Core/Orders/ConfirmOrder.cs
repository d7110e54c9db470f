using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>The resident's word on what was done: solved, not solved, and how it was. Leaders and staff bring it back from a visit, but rate nothing.</summary>
public sealed class ConfirmOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, OrderNotices notices, PolicyBook policies, TimeProvider time)
{
    /// <param name="orderId">Done.</param>
    /// <param name="words">From a return visit: how it was asked. Needed there.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for strangers and for who did the work; 409 in another state.</exception>
    public async Task<Order> ConfirmAsync(Guid orderId, string? words, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await RoleAsync(order, ct);
        var clean = by == OrderRole.Requester ? CleanText.Optional("text", words, WorkOnOrder.TextLength, "说明") : CleanText.Required("text", words, WorkOnOrder.TextLength, "回访情况");
        var from = order.State;
        order.Confirm(OrderEvent.Confirm, by, time.Now());
        await desk.NoteAsync(order, OrderEvent.Confirm, by, new OrderFacts(Text: clean, Code: by == OrderRole.Requester ? null : "return_visit"), from, ct);
        if (order.VolunteerId is { } volunteer)
            await notices.TellAsync(order, volunteer, "order.confirmed", "居民已确认", $"{notices.Of(order)}已确认解决，谢谢您。", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Not solved: it begins anew; after too many times the council takes it.</summary>
    /// <exception cref="RefusedException">404 for strangers; 409 in another state or too late.</exception>
    public async Task<Order> ReopenAsync(Guid orderId, string? words, CancellationToken ct)
    {
        var clean = CleanText.Required("text", words, WorkOnOrder.TextLength, "哪里没有解决");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await RoleAsync(order, ct);
        var policy = await policies.VersionAsync(order.PolicyVersion, ct);
        if (order.EndedAt is { } ended && now > ended.AddDays(policy.OrderReopenDays))
            throw OrderRefusals.TooLateToReopen(policy.OrderReopenDays);
        var from = order.State;
        var on = order.Reopenings >= policy.OrderReopenings ? OrderEvent.ReopenAgain : OrderEvent.Reopen;
        order.Reopen(on, by, now);
        await desk.NoteAsync(order, on, by, new OrderFacts(Text: clean), from, ct);
        await notices.TellLeadersAsync(order, "order.reopened", "点单没有解决",
            on == OrderEvent.Reopen ? $"{notices.Of(order)}，居民说没有解决，请重新安排。" : $"{notices.Of(order)}，多次没有解决，已交周五议事。", ct);
        if (order.State == OrderState.Reopened && order.VolunteerId is { } volunteer)
            await notices.TellAsync(order, volunteer, "order.reopened_volunteer", "点单没有解决", $"{notices.Of(order)}，居民说没有解决。您可以继续办理，或由组长另派。", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Rates and closes it.</summary>
    /// <param name="orderId">Confirmed.</param>
    /// <param name="solved">Whether it is solved.</param>
    /// <param name="speed">1 to 5.</param>
    /// <param name="attitude">1 to 5.</param>
    /// <param name="words">At most 500 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for anybody but the resident: nobody rates for somebody else, nor himself.</exception>
    public async Task<Order> RateAsync(Guid orderId, bool solved, int speed, int attitude, string? words, CancellationToken ct)
    {
        if (speed is < 1 or > 5 || attitude is < 1 or > 5)
            throw Refusals.Invalid(speed is < 1 or > 5 ? "speed" : "attitude", "评分为 1 到 5。");
        var clean = CleanText.Optional("text", words, WorkOnOrder.TextLength, "评价");
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = roles.RequireRequester(order);
        if (order.VolunteerId == order.RequesterId)
            throw OrderRefusals.Conflict();
        // First: the third leaf shows it.
        order.Rate(solved, speed, attitude);
        await desk.MoveAsync(order, OrderEvent.Rate, by, new OrderFacts(Code: solved ? "solved" : "not_solved", Text: clean), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Who did the work does not say himself that it is done.</summary>
    private async Task<OrderRole> RoleAsync(Order order, CancellationToken ct)
    {
        var by = await roles.RequireRequesterOrLeadAsync(order, ct);
        return by != OrderRole.Requester && await roles.IsVolunteerActingAsync(order, ct) ? throw OrderRefusals.OwnWork() : by;
    }
}
