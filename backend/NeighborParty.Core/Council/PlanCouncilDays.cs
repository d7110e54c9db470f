using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Council;

/// <summary>Every Friday of the coming weeks has a meeting, so that people know where their matter will be dealt with.</summary>
public sealed class PlanCouncilDays(NeighborPartyDb db, CouncilCalendar calendar, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var first = CouncilCalendar.FridayFrom(ChinaTime.Today(now));
        var fridays = Enumerable.Range(0, policy.CouncilWeeksAhead).Select(i => first.AddDays(7 * i)).ToList();
        if ((await MissingAsync(fridays, policy, now, ct)).Count == 0)
            return;

        await using var write = await db.BeginWriteAsync(ct);
        foreach (var day in await MissingAsync(fridays, policy, now, ct))
        {
            db.CouncilDays.Add(day);
            audit.Record(new Act("council_day.planned", nameof(CouncilDay), day.Id) { To = nameof(CouncilDayState.Planned), PolicyVersion = policy.Version, Details = new { day.Friday } });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<List<CouncilDay>> MissingAsync(List<DateOnly> fridays, CommunityPolicy policy, DateTime now, CancellationToken ct)
    {
        var known = await db.CouncilDays.Where(d => fridays.Contains(d.Friday)).Select(d => d.Friday).ToListAsync(ct);
        return [.. fridays.Except(known).Select(f => Plan(f, policy, now)).OfType<CouncilDay>()];
    }

    /// <summary>Null when it falls out, or when it is too late for this week: nobody could bring anything in any more.</summary>
    private CouncilDay? Plan(DateOnly friday, CommunityPolicy policy, DateTime now)
    {
        if (calendar.DayOf(friday) is not { } day)
            return null;
        var cutOff = calendar.CutOffAt(day, policy.CouncilCutOffHour);
        return cutOff <= now ? null : CouncilDay.Plan(Ids.New(now), scope.CommunityId!.Value, friday, CouncilCalendar.StartsAt(day, policy.CouncilStartHour), cutOff, policy.Version);
    }
}
