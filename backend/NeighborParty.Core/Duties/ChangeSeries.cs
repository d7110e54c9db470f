using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>How many coming shifts took on the change, went away, and stayed because people had signed up or they were moved by hand.</summary>
/// <param name="KeptStarts">When those begin (UTC), in order: for who wants to look at them one by one.</param>
public sealed record SeriesChange(DutySeries Series, int Changed, int Removed, int Kept, IReadOnlyList<DateTime> KeptStarts);

/// <summary>Changes a recurring duty. A shift that somebody has signed up for stays as it was promised.</summary>
public sealed class ChangeSeries(NeighborPartyDb db, DutyRoles roles, DutyPlaces places, PlanParts parts, GenerateShifts generate, PolicyBook policies, WorkingCalendar calendar, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a series of others; 412 and 428 as everywhere.</exception>
    public async Task<SeriesChange> RunAsync(Guid id, DutyPlan plan, PlaceChoice where, SeriesRule rule, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var series = await FindAsync(id, version, ct);
        var place = await places.ResolveAsync(where, ct);
        var good = (plan with { GroupId = series.GroupId }).Checked();
        await parts.RequireAsync(good, ct, series.Plan);
        series.Describe(good with { PlaceId = place.Id }, rule);
        return await SaveAsync(series, place, "duty_series.changed", write, ct);
    }

    /// <summary>No further shifts; those with people stay.</summary>
    public async Task<SeriesChange> StopAsync(Guid id, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var series = await FindAsync(id, version, ct);
        series.Stop(ChinaTime.Today(time.Now()));
        var place = await db.DutyPlaces.FirstAsync(p => p.Id == series.PlaceId, ct);
        return await SaveAsync(series, place, "duty_series.stopped", write, ct);
    }

    private async Task<DutySeries> FindAsync(Guid id, int? version, CancellationToken ct)
    {
        var series = await db.DutySeries.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守计划");
        await roles.RequirePlannerAsync(series.GroupId, ct);
        await db.RequireVersionAsync(series, series.Id, version, ct);
        return series;
    }

    private async Task<SeriesChange> SaveAsync(DutySeries series, DutyPlace place, string action, WriteTransaction write, CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        var starts = series.StartsAhead(now, policy.GenerateWeeksAhead, calendar).ToHashSet();
        var (changed, removed, kept) = (0, 0, new List<DateTime>());
        foreach (var shift in await db.Shifts.Include(s => s.Roles).Include(s => s.Deputies).Where(s => s.SeriesId == series.Id && s.StartsAt > now && (s.State == ShiftState.Open || s.State == ShiftState.Draft)).OrderBy(s => s.StartsAt).ToListAsync(ct))
        {
            // Whoever ever signed up or waited has this shift in the own history.
            if (shift.SeriesStartsAt is not null || await db.ShiftSignups.AnyAsync(s => s.ShiftId == shift.Id, ct))
            {
                kept.Add(shift.StartsAt);
            }
            else if (starts.Contains(shift.StartsAt))
            {
                shift.Describe(series.Plan, place, policy, now);
                changed++;
            }
            else
            {
                db.Shifts.Remove(shift);
                removed++;
            }
        }

        var outcome = new SeriesChange(series, changed, removed, kept.Count, kept);
        audit.Record(new Act(action, nameof(DutySeries), series.Id) { Details = new { outcome.Changed, outcome.Removed, outcome.Kept }, PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await generate.ForAsync(series, ct);
        await write.CommitAsync(ct);
        return outcome;
    }
}
