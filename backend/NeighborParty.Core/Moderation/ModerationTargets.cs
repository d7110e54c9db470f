using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>
/// By when the office wants to have looked: four hours of office time, half an hour for what is urgent (domain 3.5). Both clocks
/// run while the office is open: what comes in at night stays out of sight, and nobody is late before anybody could have come.
/// </summary>
public sealed class ModerationTargets(PolicyBook policies, WorkingCalendar calendar)
{
    private const double MinutesPerHour = 60;

    public async Task<DateTime> DueAsync(bool urgent, DateTime since, CancellationToken ct)
    {
        var policy = await policies.TodayAsync(ct);
        return calendar.AddWorkingHours(since, urgent ? policy.ModerationUrgentMinutes / MinutesPerHour : policy.ModerationWorkingHours);
    }
}
