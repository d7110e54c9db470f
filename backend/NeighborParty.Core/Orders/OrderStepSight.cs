using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>What is read of a step.</summary>
/// <param name="Text">Its words, without what a moderator covered of them.</param>
/// <param name="PhotoIds">In the author's order.</param>
/// <param name="Instead">What the other side reads in the place of the words, and no photos; null when it may see them.</param>
public sealed record SeenStep(string? Text, IReadOnlyList<Guid> PhotoIds, string? Instead)
{
    /// <summary>For the other side.</summary>
    public SeenStep FromOutside => Instead is null ? this : new SeenStep(Instead, [], Instead);
}

/// <summary>
/// Which words and photos of an order's history are read, and by whom. A step never changes: what is covered of it stands
/// beside it, and whether the other side may read it yet the item of its check tells. One without an item was never checked, and is seen.
/// </summary>
public sealed class OrderStepSight(NeighborPartyDb db, PersonalDataVault vault)
{
    public const string Waits = "（内容正在审核，通过后可以看到）";
    public const string Refused = "（内容未通过审核）";

    /// <returns>By the step, for each of them.</returns>
    public async Task<IReadOnlyDictionary<Guid, SeenStep>> OfAsync(IReadOnlyCollection<OrderStep> steps, CancellationToken ct)
    {
        var ids = steps.Where(s => s.TextSealed is not null || s.PhotoIds.Count > 0).Select(s => s.Id).ToList();
        var checks = ids.Count == 0 ? [] : await ChecksAsync(ids, ct);
        return steps.ToDictionary(s => s.Id, s =>
        {
            var check = checks.GetValueOrDefault(s.Id);
            return check?.Cover is { } cover ? new SeenStep(cover.Text(vault), cover.PhotoIds, check.Instead) : new SeenStep(s.Text(vault), s.PhotoIds, check?.Instead);
        });
    }

    /// <summary>Of one.</summary>
    public async Task<SeenStep> OfAsync(OrderStep step, CancellationToken ct) => (await OfAsync([step], ct))[step.Id];

    private Task<Dictionary<Guid, Check>> ChecksAsync(List<Guid> ids, CancellationToken ct) =>
        (from item in db.ModerationItems.AsNoTracking()
         where item.ContentKind == ModeratedOrderSteps.ContentKind && ids.Contains(item.ContentId)
         join covered in db.OrderStepCovers on item.ContentId equals covered.Id into covers
         from cover in covers.DefaultIfEmpty()
         select new Check(item, cover)).ToDictionaryAsync(c => c.Item.ContentId, ct);

    private sealed record Check(ModerationItem Item, OrderStepCover? Cover)
    {
        public string? Instead => Item.State switch
        {
            ModerationState.Published or ModerationState.PublishedRedacted => null,
            // A report alone hides nothing; several households do, and so does the machine when its word comes late.
            ModerationState.Queue when Item.PublishedAt is not null && Item.HiddenByReportsAt is null && Item.Verdict != MachineVerdict.Risky => null,
            ModerationState.MachineCheck or ModerationState.Queue => Waits,
            _ => Refused,
        };
    }
}
