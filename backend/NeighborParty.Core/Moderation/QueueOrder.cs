namespace NeighborParty.Core.Moderation;

/// <summary>The order in which moderators take what waits.</summary>
public static class QueueOrder
{
    /// <summary>What is riskiest first, then what most households reported, then what waits longest.</summary>
    public static IOrderedQueryable<ModerationItem> InQueueOrder(this IQueryable<ModerationItem> items) =>
        items.OrderByDescending(i => i.Risk).ThenByDescending(i => i.Reports).ThenBy(i => i.QueuedAt).ThenBy(i => i.Id);
}
