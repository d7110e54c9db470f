using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>
/// What moderation means for what the sides of an order write to each other, and for photos of what was done. Leader and staff
/// read it at once, the other side when it was checked. The history never changes: <see cref="OrderStepSight"/> asks the item and the cover.
/// </summary>
public sealed class ModeratedOrderSteps(NeighborPartyDb db, OrderCategories categories, OrderHistory history, OrderNotices notices, TellPerson tell, OrderStepSight sight, PersonalDataVault vault, TimeProvider time) : IModeratedContent
{
    public const string ContentKind = "order_step";

    public string Kind => ContentKind;

    /// <summary>One person reads it, not a house: where the local rules found nothing, the machine's word is enough.</summary>
    public bool NeedsTrust => false;

    public async Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct)
    {
        if (await FindAsync(contentId, ct) is not { } step)
            return null;
        var order = await db.Orders.AsNoTracking().FirstAsync(o => o.Id == step.OrderId, ct);
        var building = await db.Buildings.Where(b => b.Id == order.BuildingId).Select(b => b.Name).FirstAsync(ct);
        var seen = await sight.OfAsync(step, ct);
        return new ContentToJudge($"点单·{OrderStates.Label(step.On)}", $"{categories.NameOf(order.Category)}，{OrderStates.Label(step.By)}写", seen.Text ?? "", seen.PhotoIds,
            $"{building}，点单人和接单人可见", null);
    }

    public async Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct) =>
        await FindAsync(contentId, ct) is { } step ? (null, (await sight.OfAsync(step, ct)).Text ?? "") : null;

    public bool CanBeRedacted => true;

    public async Task<ModeratedText?> ContentAsync(ModerationItem item, CancellationToken ct) =>
        await FindAsync(item.ContentId, ct) is { } step && await sight.OfAsync(step, ct) is var seen ? new ModeratedText(null, seen.Text ?? "", seen.PhotoIds) : null;

    public async Task ReplaceAsync(ModerationItem item, ModeratedText text, CancellationToken ct)
    {
        var cover = await db.OrderStepCovers.FirstOrDefaultAsync(c => c.Id == item.ContentId, ct);
        if (cover is null)
            db.OrderStepCovers.Add(cover = new OrderStepCover { Id = item.ContentId, CommunityId = item.CommunityId });
        cover.Put(text.Text.Length == 0 ? null : text.Text, text.PhotoIds, vault);
    }

    public async Task<bool> IsUrgentAsync(ModerationItem item, CancellationToken ct) => (await OrderAsync(item, ct)).Priority is OrderPriority.P0 or OrderPriority.P1;

    public Task<Guid?> HouseholdAsync(Guid contentId, CancellationToken ct) =>
        db.OrderSteps.Where(s => s.Id == contentId).Join(db.Orders, s => s.OrderId, o => o.Id, (_, o) => o.AgainstDwellingId).FirstOrDefaultAsync(ct);

    public async Task<Guid?> BuildingAsync(Guid contentId, CancellationToken ct) =>
        await db.OrderSteps.Where(s => s.Id == contentId).Join(db.Orders, s => s.OrderId, o => o.Id, (_, o) => (Guid?)o.BuildingId).FirstOrDefaultAsync(ct);

    /// <summary>Who typed what somebody said on the phone, or wrote on the paper leaf, is no second person.</summary>
    public async Task<Guid?> SubmittedByAsync(ModerationItem item, CancellationToken ct) => await StepAsync(item, ct) is { By: OrderRole.Staff } step ? step.ActorId : null;

    public Task AwaitReviewAsync(ModerationItem item, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whoever waits for these words is told that they can be read.</summary>
    public async Task ShowAsync(ModerationItem item, CancellationToken ct)
    {
        var (step, order) = (await StepAsync(item, ct), await OrderAsync(item, ct));
        if (step.On == OrderEvent.AskInfo)
            await notices.ReachRequesterAsync(order, "order.asked", "点单需要您补充", "办理点单的人有一个问题，请打开点单回答。", ct);
        else if (step.On == OrderEvent.GiveInfo && order.VolunteerId is { } volunteer && volunteer != item.AuthorId)
            await notices.TellAsync(order, volunteer, "order.answer_shown", "居民的补充可以看了", $"{notices.Of(order)}，请打开点单查看。", ct);
    }

    public Task ShowMeanwhileAsync(ModerationItem item, CancellationToken ct) => Task.CompletedTask;

    public async Task RejectAsync(ModerationItem item, CancellationToken ct)
    {
        await TellAuthorAsync(item, "点单里写的内容未通过审核", ct);
        await TakeQuestionBackAsync(item, ct);
    }

    public async Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct)
    {
        if (untilReviewed)
            return;
        await TellAuthorAsync(item, "点单里写的内容已隐藏", ct);
        await TakeQuestionBackAsync(item, ct);
    }

    /// <summary>The clocks stand still for an answer that nobody can give: they go on.</summary>
    private async Task TakeQuestionBackAsync(ModerationItem item, CancellationToken ct)
    {
        var (step, order) = (await StepAsync(item, ct), await OrderAsync(item, ct));
        if (step.On != OrderEvent.AskInfo || order.State != OrderState.NeedInfo
            || await db.OrderSteps.AnyAsync(s => s.OrderId == order.Id && s.On == OrderEvent.AskInfo && s.Number > step.Number, ct))
            return;
        order.Go(OrderEvent.QuestionRefused, OrderRole.Moderation, time.Now());
        await history.AddAsync(order, OrderEvent.QuestionRefused, OrderState.NeedInfo, OrderRole.Moderation, null, ct);
    }

    private async Task TellAuthorAsync(ModerationItem item, string title, CancellationToken ct) =>
        await tell.AddAsync(item.CommunityId, item.AuthorId, new Notice("order.step_refused", title, $"对方看不到这段内容，点单照常办理。理由：{item.PublicReason}。如有异议，可以申诉。", $"{item.Id:N}:refused:{item.Version}")
        {
            AboutKind = "orders", AboutId = (await StepAsync(item, ct)).OrderId,
        }, ct);

    private Task<OrderStep?> FindAsync(Guid id, CancellationToken ct) => db.OrderSteps.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct);

    private Task<OrderStep> StepAsync(ModerationItem item, CancellationToken ct) => db.OrderSteps.AsNoTracking().FirstAsync(s => s.Id == item.ContentId, ct);

    private async Task<Order> OrderAsync(ModerationItem item, CancellationToken ct)
    {
        var order = (await StepAsync(item, ct)).OrderId;
        return await db.Orders.FirstAsync(o => o.Id == order, ct);
    }
}
