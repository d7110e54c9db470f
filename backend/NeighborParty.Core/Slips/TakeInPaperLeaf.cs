using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Slips;

/// <summary>What staff read from the third leaf on paper.</summary>
/// <param name="What">What was done.</param>
/// <param name="Minutes">1 to 1,440.</param>
/// <param name="Signed">The resident signed.</param>
/// <param name="Solved">Which of the two boxes is ticked; null: neither.</param>
/// <param name="DoneAt">When it was done, UTC; null: the paper does not say.</param>
public sealed record PaperLeaf(string? What, int Minutes, bool Signed, bool? Solved = null, DateTime? DoneAt = null);

/// <summary>Staff photograph the paper leaf and enter what it says: the order moves on as if the volunteer had done it on the phone.</summary>
public sealed class TakeInPaperLeaf(NeighborPartyDb db, TakeInStaffPhoto photos, FreezeSlip freeze, WorkOnOrder work, FinishOrder finish, ConfirmOrder confirm, CurrentActor current, TimeProvider time)
{
    /// <param name="number">On the paper.</param>
    /// <param name="paper">What it says.</param>
    /// <param name="picture">JPEG or PNG, checked and cleaned like every photo.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">403 for anybody but staff; 400 and 404 for the number; 413 and 422 for the picture, 422 too when the resident took back the consent to photos; 409 when nobody has taken the order on, it ended undone, or what is not solved ended too long ago; 422 when the volunteer has a phone and has not spoken with the resident.</exception>
    public async Task<Guid> RunAsync(string? number, PaperLeaf paper, ReadOnlyMemory<byte> picture, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        var clean = SlipNumber.Clean(number);
        var whose = await db.Slips.Where(s => s.Number == clean).Join(db.Orders, s => s.OrderId, o => o.Id, (_, o) => new { o.RequesterId, o.ForPersonId }).FirstOrDefaultAsync(ct)
            ?? throw Refusals.NotFound("三联单");
        // Before the transaction, which must not wait for a picture.
        var stored = await photos.StoreAsync(picture, [whose.RequesterId, whose.ForPersonId ?? whose.RequesterId], "photo", ct);
        await using var write = await db.BeginWriteAsync(ct);
        var slip = await db.Slips.FirstOrDefaultAsync(s => s.Number == clean, ct) ?? throw Refusals.NotFound("三联单");
        var order = await db.Orders.FirstAsync(o => o.Id == slip.OrderId, ct);
        FinishOrder.RequireTime(order, paper.DoneAt, time.Now());
        var photo = photos.Add(stored, order.RequesterId, order.Id);
        await db.SaveChangesAsync(ct);
        // Whoever has no phone could not write down that he was there either; the paper says so.
        if (order.State == OrderState.Accepted)
            await work.ContactAsync(order.Id, ContactWay.Visit, "纸质服务单", ct, paper.DoneAt);
        // What is done keeps its report; in every other state the table refuses.
        if (order.DoneAt is null)
            await finish.RunAsync(order.Id, new ServiceReport(paper.What, paper.Minutes, [photo.Id], paper.DoneAt), ct);
        // Also what has confirmed itself meanwhile, while it may be opened again.
        if (order.State is OrderState.Done or OrderState.Confirmed or OrderState.Closed && paper.Solved == false)
            await confirm.ReopenAsync(order.Id, "纸质服务单上勾了“没有解决”", ct);
        // A signature alone says it too: the sheet asks for it under what was done.
        else if (order.State == OrderState.Done && paper.Signed)
            await confirm.ConfirmAsync(order.Id, "纸质服务单上有点单人签字", ct);
        await freeze.PaperAsync(slip, LinesOf(paper), photo.Id, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return order.Id;
    }

    private static List<SlipLine> LinesOf(PaperLeaf paper) =>
    [
        new("纸质服务单", "已拍照存档"), new("办理情况", CleanText.Required("what", paper.What, WorkOnOrder.TextLength, "办理情况")),
        .. paper.DoneAt is { } at ? [new SlipLine("办完时间", ChinaTime.Long(at))] : Array.Empty<SlipLine>(),
        new("用时", $"{paper.Minutes} 分钟"), new("是否解决", paper.Solved switch { true => "已解决", false => "没有解决", _ => "没有勾选" }), new("签字", paper.Signed ? "点单人已签字" : "没有签字"),
    ];
}
