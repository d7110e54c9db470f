using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>Which office the council gave an order to that no volunteer has: 物业, 居委会.</summary>
public sealed class ResponsibleOffice(NeighborPartyDb db, PersonalDataVault vault)
{
    /// <param name="order">As it is now.</param>
    /// <param name="newest">A step that may not be saved yet.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null for an order that no office has.</returns>
    public async Task<string?> OfAsync(Order order, OrderStep? newest, CancellationToken ct)
    {
        if (order.CouncilAt is null || order.VolunteerId is not null)
            return null;
        var given = IsGiven(newest) ? newest : await db.OrderSteps.AsNoTracking()
            .Where(s => s.OrderId == order.Id && s.On == OrderEvent.Resume && s.By == OrderRole.Council && s.At >= order.CouncilAt).OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        return given?.Text(vault);
    }

    private static bool IsGiven(OrderStep? step) => step is { On: OrderEvent.Resume, By: OrderRole.Council };
}
