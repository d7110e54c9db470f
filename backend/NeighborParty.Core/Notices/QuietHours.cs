using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Notices;

/// <summary>Nobody's phone rings at night for what can wait.</summary>
public static class QuietHours
{
    /// <summary>When they end (UTC), or null when it is not quiet now. Equal hours mean none.</summary>
    public static DateTime? EndAfter(DateTime utcNow, CommunityPolicy policy)
    {
        var (from, until) = (policy.QuietFromHour, policy.QuietUntilHour);
        var local = ChinaTime.ToLocal(utcNow);
        var overMidnight = from > until;
        var quiet = overMidnight ? local.Hour >= from || local.Hour < until : local.Hour >= from && local.Hour < until;
        if (!quiet)
            return null;
        var day = overMidnight && local.Hour >= from ? local.Date.AddDays(1) : local.Date;
        return ChinaTime.ToUtc(day.AddHours(until));
    }
}
