using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>How it stands with going in pairs.</summary>
/// <param name="IsLacking">Nobody goes along yet, and nobody let one go alone.</param>
/// <param name="Text">In words, for the phone and the console.</param>
public sealed record OrderPair(bool IsLacking, string Text);

/// <summary>
/// Nobody goes to a home alone (domain 3.4, edge): where the category says so, a second one has said yes, somebody of the office goes along,
/// or a leader or staff has let one go alone with a reason, before a visit is written down and before it is done.
/// </summary>
public sealed class PairRule(NeighborPartyDb db, OrderCategories categories)
{
    /// <summary>Null: the rule is not about this order now.</summary>
    public async Task<OrderPair?> OfAsync(Order order, CancellationToken ct)
    {
        // An office sends its own people.
        if (categories.Find(order.Category)?.InPairs != true || order.IsWithOffice)
            return null;
        if (!order.State.HasVolunteer())
            return order.State is OrderState.Open or OrderState.Dispatched or OrderState.Reopened ? new OrderPair(false, "上门须两人同行：可以同时派给几位，先接的办理，后接的同行。") : null;
        if (await db.OrderOffers.Where(o => o.OrderId == order.Id && o.State == OfferState.Along).Select(o => db.People.Where(p => p.Id == o.PersonId).Select(p => p.Name).First()).FirstOrDefaultAsync(ct) is { } along)
            return new OrderPair(false, $"上门须两人同行：{along}同行。");
        if (order.AlongName is { } staff)
            return new OrderPair(false, $"上门须两人同行：工作人员{staff}同行。");
        return order.AloneAllowedAt is not null
            ? new OrderPair(false, "上门须两人同行：这一件已同意一人上门。")
            : new OrderPair(true, "上门须两人同行，还缺一位。请再请一位同行，或由组长、社区同意一人上门。");
    }

    public async Task<bool> IsLackingAsync(Order order, CancellationToken ct) => await OfAsync(order, ct) is { IsLacking: true };

    /// <exception cref="RefusedException">409 while nobody goes along.</exception>
    public async Task RequireAsync(Order order, CancellationToken ct)
    {
        if (await IsLackingAsync(order, ct))
            throw OrderRefusals.PairNeeded();
    }
}
