using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>Makes the shifts of the coming weeks. What is there already, even cancelled, is left alone: twice is harmless.</summary>
public sealed class GenerateShifts(NeighborPartyDb db, PolicyBook policies, WorkingCalendar calendar, PersonalDataVault vault, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = ChinaTime.Today(time.Now());
        foreach (var id in await Running(today).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct))
        {
            await using var write = await db.BeginWriteAsync(ct);
            // Read inside the write: while this waited for its turn somebody may have stopped or changed it.
            if (await Running(today).FirstOrDefaultAsync(s => s.Id == id, ct) is { } series)
                await ForAsync(series, ct);
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private IQueryable<DutySeries> Running(DateOnly today) => db.DutySeries.Where(s => s.LastDay == null || s.LastDay >= today);

    public async Task ForAsync(DutySeries series, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        // What was moved by hand still stands for the day that the rule had given it.
        var rows = await db.Shifts.Where(s => s.SeriesId == series.Id && (s.StartsAt > now || s.SeriesStartsAt > now)).Select(s => new { s.StartsAt, s.SeriesStartsAt }).ToListAsync(ct);
        var there = rows.Select(r => r.StartsAt).Concat(rows.Select(r => r.SeriesStartsAt).OfType<DateTime>()).ToHashSet();
        var missing = series.StartsAhead(now, policy.GenerateWeeksAhead, calendar).Where(s => !there.Contains(s)).ToList();
        if (missing.Count == 0)
        {
            await write.CommitAsync(ct);
            return;
        }

        var place = await db.DutyPlaces.FirstAsync(p => p.Id == series.PlaceId, ct);
        foreach (var start in missing)
        {
            var shift = Shift.Create(Ids.New(now), series.CommunityId, series.Id, start, series.Plan, place, policy, now, vault);
            shift.Publish(DutyRole.System);
            shift.Advance(now);
            db.Shifts.Add(shift);
        }

        audit.Record(new Act("shift.generated", nameof(DutySeries), series.Id) { Details = new { count = missing.Count, first = missing[0] }, PolicyVersion = policy.Version, Via = ActedVia.System });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
