using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>What a leader or staff change about an order in work: how soon, and once by how much later.</summary>
public sealed class SteerOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, OrderNotices notices, PolicyBook policies, TimeProvider time)
{
    /// <summary>An office day.</summary>
    public const int HoursOfDay = 9;

    /// <summary>Puts the resolution limit off, once, by somebody above the one who works on it.</summary>
    /// <param name="orderId">In work.</param>
    /// <param name="version">As the caller saw it.</param>
    /// <param name="days">Working days, 1 to the policy's most.</param>
    /// <param name="reason">Needed; at most 200 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404, 428, 412; 409 for a second time or an ended one; 422 for one's own work.</exception>
    public Task<Order> ExtendAsync(Guid orderId, int? version, int days, string? reason, CancellationToken ct) => ActAsync(orderId, version, async (order, by) =>
    {
        var clean = CleanText.Required("reason", reason, 200, "延长的原因");
        var most = (await policies.VersionAsync(order.PolicyVersion, ct)).OrderExtensionWorkingDays;
        if (days < 1 || days > most)
            throw Refusals.Invalid("days", $"只能延长 1 到 {most} 个工作日。");
        if (await roles.IsVolunteerActingAsync(order, ct))
            throw OrderRefusals.OwnWork();
        if (order.ExtendedAt is not null || order.State.HasEnded())
            throw OrderRefusals.ExtendedAlready();
        order.Extend(days * HoursOfDay, time.Now());
        await desk.NoteAsync(order, OrderEvent.Extend, by, new OrderFacts(Text: $"{days} 个工作日：{clean}"), null, ct);
        await notices.TellRequesterAsync(order, "order.extended", "点单需要多一些时间", $"办理时限延长 {days} 个工作日，请谅解。", ct);
    }, ct);

    /// <summary>More or less urgent: the limits follow.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 409 for an ended one.</exception>
    public Task<Order> PrioritiseAsync(Guid orderId, int? version, OrderPriority priority, CancellationToken ct) => ActAsync(orderId, version, async (order, by) =>
    {
        if (order.State.HasEnded())
            throw OrderRefusals.Ended();
        if (order.Priority == priority)
            return;
        order.Prioritise(priority);
        order.SetLimits(await policies.VersionAsync(order.PolicyVersion, ct));
        await desk.NoteAsync(order, OrderEvent.Prioritise, by, new OrderFacts(Code: priority.ToString()), null, ct);
    }, ct);

    private async Task<Order> ActAsync(Guid orderId, int? version, Func<Order, OrderRole, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireLeadAsync(order, ct);
        await db.RequireVersionAsync(order, order.Id, version, ct);
        await act(order, by);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
