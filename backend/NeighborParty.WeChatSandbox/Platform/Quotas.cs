namespace NeighborParty.WeChatSandbox.Platform;

internal sealed record QuotaLimit(int Daily, int PerMinute);

/// <summary>Calls per path, by Shanghai day and by minute.</summary>
internal sealed class Quotas
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private readonly Dictionary<(string Path, DateTimeOffset Window), int> counts = [];
    private int clears;
    private DateTimeOffset clearMonth;

    /// <summary>Limits changed through the control API.</summary>
    public Dictionary<string, QuotaLimit> Changed { get; } = [];

    public QuotaLimit LimitOf(ApiRoute route) => Changed.GetValueOrDefault(route.Path) ?? new QuotaLimit(route.DailyLimit, route.MinuteLimit);

    public int UsedToday(string path, DateTimeOffset now) => counts.GetValueOrDefault(("day " + path, Day(now)));

    public void Count(ApiRoute route, DateTimeOffset now)
    {
        var limit = LimitOf(route);
        var day = ("day " + route.Path, Day(now));
        var minute = ("minute " + route.Path, Minute(now));
        if (counts.GetValueOrDefault(day) >= limit.Daily)
            throw new WeChatRefusal(45009);
        if (counts.GetValueOrDefault(minute) >= limit.PerMinute)
            throw new WeChatRefusal(route.MinuteErrcode);

        foreach (var old in counts.Keys.Where(k => k.Window < day.Item2).ToList())
            counts.Remove(old);
        counts[day] = counts.GetValueOrDefault(day) + 1;
        counts[minute] = counts.GetValueOrDefault(minute) + 1;
    }

    /// <summary>Ten times a month, by either call.</summary>
    public void Clear(DateTimeOffset now)
    {
        var local = now.ToOffset(Shanghai);
        var month = new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, Shanghai);
        if (month != clearMonth)
            (clearMonth, clears) = (month, 0);
        if (clears >= 10)
            throw new WeChatRefusal(48006);

        clears++;
        counts.Clear();
    }

    private static DateTimeOffset Day(DateTimeOffset now) => new(now.ToOffset(Shanghai).Date, Shanghai);

    private static DateTimeOffset Minute(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), now.Offset);
}
