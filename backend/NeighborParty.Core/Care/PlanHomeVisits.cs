using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Care;

/// <summary>
/// Puts the next visit to every household that somebody looks after on the plan, and tells the leaders of late ones. Monthly where a
/// member of a group lives, quarterly elsewhere (domain 3.4, source S1); never where the household said no.
/// </summary>
public sealed class PlanHomeVisits(NeighborPartyDb db, PolicyBook policies, HomeVisitNotices notices, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var today = ChinaTime.Today(now);
        var policy = await policies.TodayAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        await PlanAsync(policy, today, now, ct);
        await TellLateAsync(today, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task PlanAsync(CommunityPolicy policy, DateOnly today, DateTime now, CancellationToken ct)
    {
        // Who is suspended from his group knocks at nobody's door.
        var active = db.MembersOf(null);
        // Only those whose turn it is: of ten thousand households a month is looked at in the database.
        var ahead = today.AddDays(policy.CareVisitAheadDays);
        var (first, members, others) = (EndOf(ahead.AddDays(-policy.CareFirstVisitDays)), EndOf(ahead.AddMonths(-policy.CareVisitMonthsOfMembers)), EndOf(ahead.AddMonths(-policy.CareVisitMonths)));
        var waiting = await db.CareAssignments.AsNoTracking()
            .Where(c => c.To == null && !db.CareAssignments.Any(d => d.DwellingId == c.DwellingId && d.VisitsDeclinedAt != null)
                && !db.HomeVisits.Any(v => v.CareId == c.Id && HomeVisitStates.Open.Contains(v.State)) && active.Any(m => m.Id == c.PersonId))
            .Select(c => new
            {
                Care = c,
                Last = db.HomeVisits.Where(v => v.CareId == c.Id).Max(v => v.DoneAt),
                HasMember = db.Residencies.Any(r => r.DwellingId == c.DwellingId && r.To == null
                    && db.Memberships.Any(m => m.PersonId == r.PersonId && m.To == null && m.State == MembershipState.Active)),
            })
            .Where(w => w.Last == null ? w.Care.From < first : w.Last < (w.HasMember ? members : others))
            .OrderBy(w => w.Care.From).ThenBy(w => w.Care.Id).Take(Batch).ToListAsync(ct);
        foreach (var (care, last, hasMember) in waiting.Select(w => (w.Care, w.Last, w.HasMember)))
        {
            // The first visit is soon: two who do not know each other yet.
            var due = last is { } before
                ? ChinaTime.Today(before).AddMonths(hasMember ? policy.CareVisitMonthsOfMembers : policy.CareVisitMonths)
                : ChinaTime.Today(care.From).AddDays(policy.CareFirstVisitDays);
            var visit = HomeVisit.Plan(Ids.New(now), care, due < today ? ahead : due, policy.Version, now);
            db.HomeVisits.Add(visit);
            await notices.DueAsync(visit, ct);
        }
    }

    private async Task TellLateAsync(DateOnly today, DateTime now, CancellationToken ct)
    {
        foreach (var visit in await db.HomeVisits.Where(v => (v.State == HomeVisitState.Due || v.State == HomeVisitState.Attempted) && v.LateToldAt == null && v.DueOn < today)
            .OrderBy(v => v.DueOn).ThenBy(v => v.Id).Take(Batch).ToListAsync(ct))
        {
            visit.LateTold(now);
            await notices.LateAsync(visit, ct);
        }
    }

    private static DateTime EndOf(DateOnly day) => ChinaTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
}
