using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>
/// Tells the next higher person that an order is late: whoever has it at three quarters, the leader at the limit, the branch
/// secretary, the staff, and at last the council takes it. In the caller's transaction.
/// </summary>
public sealed class ClimbOrderLadder(Leadership leadership, OrderDesk desk, OrderNotices notices, RedirectOrder redirect, PolicyBook policies, WorkingCalendar calendar)
{
    public async Task RunAsync(Order order, DateTime now, CancellationToken ct)
    {
        var policy = await policies.VersionAsync(order.PolicyVersion, ct);
        var (respond, resolve) = order.RungsAt(policy, calendar, now);
        if (respond <= order.RespondRung && resolve <= order.ResolveRung)
            return;
        var isResolve = resolve > order.ResolveRung;
        var rung = isResolve ? resolve : respond;
        order.Rise(Max(respond, order.RespondRung), Max(resolve, order.ResolveRung));
        if (rung == OrderRung.Council && OrderStates.Machine.Allows(order.State, OrderEvent.Escalate, OrderRole.System))
        {
            await redirect.EscalateAsync(order, OrderRole.System, "超过办结时限", ct);
            return;
        }

        await desk.NoteAsync(order, OrderEvent.Warn, OrderRole.System, new OrderFacts(Code: $"{(isResolve ? "resolve" : "respond")}_{rung}"), null, ct);
        var title = rung == OrderRung.Warned ? "点单快到时限" : "点单已超过时限";
        var text = $"{notices.Of(order)}，{(isResolve ? "办结" : "首次联系")}{(rung == OrderRung.Warned ? "时限已用去大半，请抓紧。" : "已超时，请过问。")}";
        if (order.VolunteerId is { } volunteer)
            await notices.TellAsync(order, volunteer, $"order.late_{rung}", title, text, ct);
        if (rung >= OrderRung.Leader || order.VolunteerId is null)
            await notices.TellLeadersAsync(order, $"order.late_leader_{rung}", title, text, ct);
        // About a named neighbour: the mediators know, and the office; a secretary may be that neighbour.
        var secretaries = rung >= OrderRung.Secretary && !order.IsPrivate ? await leadership.SecretariesOfAsync(order.BuildingId, order.GroupId, ct) : [];
        foreach (var secretary in secretaries.Where(s => !OrderRoles.PartiesOf(order).Contains(s)))
            await notices.TellAsync(order, secretary, $"order.late_secretary_{rung}", title, text, ct);
    }

    private static OrderRung Max(OrderRung a, OrderRung b) => a > b ? a : b;
}
