using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Applications;

/// <summary>By when who has to act, under the policy that the application was made under.</summary>
public sealed class ApplicationDeadlines(PolicyBook policies, WorkingCalendar calendar)
{
    public Task<CommunityPolicy> PolicyOfAsync(JoinApplication application, CancellationToken ct) => policies.VersionAsync(application.PolicyVersion, ct);

    /// <summary>The office counts in working days.</summary>
    public async Task<DateTime> StaffAsync(JoinApplication application, DateTime now, CancellationToken ct) =>
        calendar.AddWorkingDays(now, (await PolicyOfAsync(application, ct)).StaffDecisionWorkingDays);

    public async Task<(DateTime Remind, DateTime Due)> LeaderAsync(JoinApplication application, DateTime now, CancellationToken ct)
    {
        var policy = await PolicyOfAsync(application, ct);
        return (now.AddHours(policy.LeaderReminderHours), now.AddHours(policy.LeaderCheckHours));
    }

    public async Task<DateTime> AnswerAsync(JoinApplication application, DateTime now, CancellationToken ct) =>
        now.AddDays((await PolicyOfAsync(application, ct)).NeedInfoDays);

    /// <summary>A deadline that stood still while the applicant looked for the answer; never on a day off.</summary>
    public DateTime Resumed(DateTime due, DateTime askedAt, DateTime now)
    {
        var moved = due + (now - askedAt);
        return calendar.IsWorkingDay(Basics.ChinaTime.Today(moved)) ? moved : calendar.AddWorkingDays(moved, 1);
    }
}
