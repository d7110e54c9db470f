using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>A leader or somebody who was asked to help finds something wrong in what an order says, or one side in what the other wrote later. Nobody else reads it.</summary>
public sealed class ReportOrder(NeighborPartyDb db, OrderRoles roles, OrderStepSight sight, CurrentActor current, ReportContent report)
{
    /// <param name="orderId">Checked once.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="text">At most 200 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for who does not see it; 422 for one's own; 403 for who is suspended.</exception>
    public async Task RunAsync(Guid orderId, ReportReason reason, string? text, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.OpenedAt != null, ct) ?? throw OrderRefusals.NotFound();
        var asked = await db.OrderOffers.AnyAsync(o => o.OrderId == orderId && o.PersonId == person && o.EndedAt == null, ct);
        if (!asked)
            await roles.RequireAnyPartyAsync(order, ct);
        await report.RunAsync(ModeratedOrders.ContentKind, orderId, person, reason, text, ct);
    }

    /// <summary>One step of the history.</summary>
    /// <param name="orderId">Of which the caller is a side, or leads.</param>
    /// <param name="stepId">As the history shows it.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="text">At most 200 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for who does not see it, and for what the office itself wrote; 422 for one's own; 403 for who is suspended.</exception>
    public async Task OfStepAsync(Guid orderId, Guid stepId, ReportReason reason, string? text, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.OpenedAt != null, ct) ?? throw OrderRefusals.NotFound();
        await roles.RequireAnyPartyAsync(order, ct);
        var step = await db.OrderSteps.AsNoTracking().FirstOrDefaultAsync(s => s.Id == stepId && s.OrderId == orderId, ct);
        if (step is null || !OrderStep.IsForBothSides(step.On) || (await sight.OfAsync(step, ct)).Instead is not null)
            throw Refusals.NotFound();
        await report.RunAsync(ModeratedOrderSteps.ContentKind, step.Id, person, reason, text, ct);
    }
}
