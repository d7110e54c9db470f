using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

/// <summary>What happens while somebody works on an order: calls and visits, questions to the resident and the answers.</summary>
public sealed class WorkOnOrder(NeighborPartyDb db, OrderDesk desk, OrderRoles roles, OrderVolunteers volunteers, PairRule pairs, OrderNotices notices, TimeProvider time)
{
    public const int TextLength = 500;

    /// <summary>Writes a call or a visit down; the first one is the first response. For a volunteer without a phone a leader or staff do.</summary>
    /// <exception cref="RefusedException">404 for strangers; 409 in another state, and for a visit while nobody goes along who has to; 422 for a leader or staff when the volunteer has a phone.</exception>
    public async Task<Order> ContactAsync(Guid orderId, ContactWay way, string? words, CancellationToken ct, DateTime? at = null)
    {
        var clean = CleanText.Optional("text", words, TextLength, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireWorkerAsync(order, ct);
        if (by != OrderRole.Volunteer && order.VolunteerId is { } volunteer)
            await volunteers.RequireWithoutPhoneAsync(volunteer, ct);
        if (way == ContactWay.Visit)
            await pairs.RequireAsync(order, ct);
        order.Contacted(at ?? time.Now());
        await desk.MoveAsync(order, OrderEvent.Contact, by, new OrderFacts(order.VolunteerId, way.ToString(), clean), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>Asks the resident for something; the clocks stand still until the answer.</summary>
    /// <exception cref="RefusedException">404 for anybody but the volunteer, a leader or staff; 409 in another state.</exception>
    public async Task<Order> AskAsync(Guid orderId, string? question, CancellationToken ct)
    {
        var clean = CleanText.Required("question", question, TextLength, "需要补充的内容");
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireWorkerAsync(order, ct);
        order.Contacted(time.Now());
        await desk.MoveAsync(order, OrderEvent.AskInfo, by, new OrderFacts(Text: clean), ct);
        // A neighbour's words have to be checked first; then he is told.
        if (by == OrderRole.Staff)
            await notices.ReachRequesterAsync(order, "order.asked", "点单需要您补充", "办理点单的人有一个问题，请打开点单回答。", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }

    /// <summary>The answer, by the resident or written down by who heard it.</summary>
    /// <exception cref="RefusedException">404 for strangers; 409 when nothing was asked.</exception>
    public async Task<Order> AnswerAsync(Guid orderId, string? answer, CancellationToken ct)
    {
        var clean = CleanText.Required("answer", answer, TextLength, "回答");
        await using var write = await db.BeginWriteAsync(ct);
        var order = await desk.FindAsync(orderId, ct);
        var by = await roles.RequireAnyPartyAsync(order, ct);
        await desk.MoveAsync(order, OrderEvent.GiveInfo, by, new OrderFacts(Text: clean), ct);
        if (order.VolunteerId is { } volunteer && by != OrderRole.Volunteer)
            await notices.TellAsync(order, volunteer, "order.answered", "居民已补充", $"{notices.Of(order)}，审核后就能看到，请准备继续办理。", ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order;
    }
}
