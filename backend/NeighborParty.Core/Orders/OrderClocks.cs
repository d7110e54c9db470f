using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>Brings an order's clocks up to date under the policy that it was placed under.</summary>
public sealed class OrderClocks(PolicyBook policies, WorkingCalendar calendar)
{
    public async Task RunAsync(Order order, OrderState from, DateTime now, CancellationToken ct) =>
        order.RunClocks(from, await policies.VersionAsync(order.PolicyVersion, ct), calendar, now);
}
