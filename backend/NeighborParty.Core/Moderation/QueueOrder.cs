using System.Globalization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

/// <summary>Where a page of the queue goes on: the whole key of its last row, opaque to the client.</summary>
public sealed record QueueCursor(int Risk, int Reports, Cursor Since)
{
    public static QueueCursor Of(ModerationItem item) => new(item.Risk, item.Reports, new Cursor(item.QueuedAt ?? item.CreatedAt, item.Id));

    public override string ToString() => $"{Risk}.{Reports}.{Since}";

    /// <exception cref="RefusedException">400 for a cursor that this program did not make.</exception>
    public static QueueCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Split('.', 3) is [var first, var second, var since]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var risk)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var reports)
            && Cursor.Parse(since) is { } cursor
            ? new QueueCursor(risk, reports, cursor)
            : throw Refusals.Invalid("after", "翻页标记不正确，请从第一页重新打开。");
    }
}

/// <summary>The order in which moderators take what waits.</summary>
public static class QueueOrder
{
    /// <summary>What is riskiest first, then what most households reported, then what waits longest.</summary>
    public static IOrderedQueryable<ModerationItem> InQueueOrder(this IQueryable<ModerationItem> items) =>
        items.OrderByDescending(i => i.Risk).ThenByDescending(i => i.Reports).ThenBy(i => i.QueuedAt).ThenBy(i => i.Id);

    /// <summary>What comes later in that order; everything without a cursor.</summary>
    public static IQueryable<ModerationItem> After(this IQueryable<ModerationItem> items, QueueCursor? cursor)
    {
        if (cursor is null)
            return items;
        var (risk, reports, (at, id)) = cursor;
        // The first comparison is in the others too; it is what an index can use.
        return items.Where(i => i.Risk <= risk
            && (i.Risk < risk || i.Reports < reports || (i.Reports == reports && (i.QueuedAt > at || (i.QueuedAt == at && i.Id.CompareTo(id) > 0)))));
    }

    /// <summary>What should have been decided by now, the longest overdue first.</summary>
    public static IOrderedQueryable<ModerationItem> OverdueFirst(this IQueryable<ModerationItem> items, Cursor? cursor, DateTime now)
    {
        var late = items.Where(i => i.DueAt <= now);
        if (cursor is { } after)
            late = late.Where(i => i.DueAt >= after.At && (i.DueAt > after.At || i.Id.CompareTo(after.Id) > 0));
        return late.OrderBy(i => i.DueAt).ThenBy(i => i.Id);
    }
}
