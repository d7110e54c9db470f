using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>What moderation means for orders: nobody outside the office sees one that was not checked.</summary>
public sealed class ModeratedOrders(NeighborPartyDb db, OrderCategories categories, OrderHistory history, OrderNotices notices, TimeProvider time) : IModeratedContent
{
    public const string ContentKind = "order";

    public string Kind => ContentKind;

    /// <summary>Who is muted may still ask the office for help.</summary>
    public bool IsMuted => false;

    public Task<Guid?> HouseholdAsync(Guid contentId, CancellationToken ct) =>
        db.Orders.Where(o => o.Id == contentId).Select(o => o.AgainstDwellingId).FirstOrDefaultAsync(ct);

    public async Task<Guid?> BuildingAsync(Guid contentId, CancellationToken ct) =>
        await db.Orders.Where(o => o.Id == contentId).Select(o => (Guid?)o.BuildingId).FirstOrDefaultAsync(ct);

    public async Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == contentId, ct);
        if (order is null)
            return null;
        var building = await db.Buildings.Where(b => b.Id == order.BuildingId).Select(b => b.Name).FirstAsync(ct);
        return new ContentToJudge($"点单·{categories.NameOf(order.Category)}", order.Title, order.Text, order.PhotoIds,
            order.IsPrivate ? $"{building}，涉及邻居，仅社区和调处员可见" : $"{building}，组长和接单人可见", null);
    }

    public async Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct) =>
        await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == contentId, ct) is { } order ? (order.Title, order.Text) : null;

    public async Task AwaitReviewAsync(ModerationItem item, CancellationToken ct)
    {
        var order = await OrderAsync(item, ct);
        if (order.State == OrderState.MachineCheck)
            await StepAsync(order, OrderEvent.SendToReview, ct);
    }

    public async Task ShowAsync(ModerationItem item, CancellationToken ct)
    {
        var order = await OrderAsync(item, ct);
        order.HideText(false);
        if (order.State is not (OrderState.MachineCheck or OrderState.Review or OrderState.Rejected))
            return;
        await StepAsync(order, OrderEvent.Show, ct);
        await notices.OpenedAsync(order, ct);
    }

    /// <summary>One that was refused is open now; one that was cancelled meanwhile stays so.</summary>
    public async Task<bool> RestoreAsync(ModerationItem item, CancellationToken ct)
    {
        await ShowAsync(item, ct);
        return !(await OrderAsync(item, ct)).State.HasEnded();
    }

    public bool CanBeRedacted => true;

    public async Task<ModeratedText?> ContentAsync(ModerationItem item, CancellationToken ct) =>
        await db.Orders.FirstOrDefaultAsync(o => o.Id == item.ContentId, ct) is { } order ? new ModeratedText(order.Title, order.Text, [.. order.PhotoIds]) : null;

    public async Task ReplaceAsync(ModerationItem item, ModeratedText text, CancellationToken ct)
    {
        var order = await OrderAsync(item, ct);
        (order.Title, order.Text, order.PhotoIds) = (text.Title ?? order.Title, text.Text, [.. text.PhotoIds]);
    }

    public async Task<bool> IsUrgentAsync(ModerationItem item, CancellationToken ct) => (await OrderAsync(item, ct)).Priority is OrderPriority.P0 or OrderPriority.P1;

    /// <summary>Who typed what somebody said at the door or on the phone is no second person.</summary>
    public async Task<Guid?> SubmittedByAsync(ModerationItem item, CancellationToken ct) => await OrderAsync(item, ct) is { IsByProxy: true } order ? order.EnteredBy : null;

    public async Task RejectAsync(ModerationItem item, CancellationToken ct)
    {
        var order = await OrderAsync(item, ct);
        if (order.State != OrderState.Review)
            return;
        await StepAsync(order, OrderEvent.Reject, ct);
        await notices.ReachRequesterAsync(order, "order.rejected", "点单未通过审核", $"理由：{item.PublicReason}。您可以重新点单；如有异议，可以申诉或联系社区。", ct);
    }

    public async Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct)
    {
        var order = await OrderAsync(item, ct);
        if (order.State.HasEnded())
            return;
        // Somebody may be on the way already: the work goes on, the words do not.
        order.HideText(true);
        await history.AddAsync(order, OrderEvent.Hide, order.State, OrderRole.Moderation, null, ct);
        if (!untilReviewed)
            await notices.TellRequesterAsync(order, "order.text_hidden", "点单的文字已隐藏", $"理由：{item.PublicReason}。点单照常办理；如有异议，可以申诉。", ct);
    }

    private Task StepAsync(Order order, OrderEvent on, CancellationToken ct)
    {
        var from = order.State;
        order.Go(on, OrderRole.Moderation, time.Now());
        return history.AddAsync(order, on, from, OrderRole.Moderation, null, ct);
    }

    private Task<Order> OrderAsync(ModerationItem item, CancellationToken ct) => db.Orders.FirstAsync(o => o.Id == item.ContentId, ct);
}
