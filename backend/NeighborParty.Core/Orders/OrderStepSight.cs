using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

/// <summary>Which words and photos of an order's history the other side does not see, or not yet. A step never changes, so the item of its check tells; one without an item was never checked, and is seen.</summary>
public sealed class OrderStepSight(NeighborPartyDb db)
{
    public const string Waits = "（内容正在审核，通过后可以看到）";
    public const string Refused = "（内容未通过审核）";

    /// <returns>What stands in the place of the words, by the step.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> CoveredAsync(IEnumerable<OrderStep> steps, CancellationToken ct)
    {
        var ids = steps.Where(s => s.TextSealed is not null || s.PhotoIds.Count > 0).Select(s => s.Id).ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        return await db.ModerationItems.AsNoTracking()
            .Where(i => i.ContentKind == ModeratedOrderSteps.ContentKind && ids.Contains(i.ContentId) && i.State != ModerationState.Published
                // A report alone hides nothing; several households do, and so does the machine when its word comes late.
                && !(i.State == ModerationState.Queue && i.PublishedAt != null && i.HiddenByReportsAt == null && i.Verdict != MachineVerdict.Risky))
            .ToDictionaryAsync(i => i.ContentId, i => i.State is ModerationState.MachineCheck or ModerationState.Queue ? Waits : Refused, ct);
    }
}
