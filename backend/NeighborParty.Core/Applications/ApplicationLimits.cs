using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Applications;

/// <summary>How often somebody may ask. The unique index decides the race; these give the reason.</summary>
public sealed class ApplicationLimits(NeighborPartyDb db, PolicyBook policies)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task RequireAsync(Guid personId, Guid groupId, Guid? doorCodeId, DateTime now, CancellationToken ct)
    {
        var today = await policies.TodayAsync(ct);
        if (await db.Memberships.AnyAsync(m => m.GroupId == groupId && m.PersonId == personId && m.To == null, ct))
            throw ApplicationRefusals.AlreadyMember();

        var since = now - Month;
        var own = await db.Applications.AsNoTracking().Where(a => a.PersonId == personId)
            .OrderByDescending(a => a.SubmittedAt).Take(100)
            .Select(a => new { a.GroupId, a.State, a.SubmittedAt, a.RejectedAt, a.PolicyVersion }).ToListAsync(ct);
        if (own.Exists(a => a.GroupId == groupId && ApplicationStates.Open.Contains(a.State)))
            throw ApplicationRefusals.AlreadyOpen();
        if (own.Find(a => a.GroupId == groupId && a.RejectedAt != null && a.State != ApplicationState.Approved) is { RejectedAt: { } rejected } last
            && rejected.AddDays((await policies.VersionAsync(last.PolicyVersion, ct)).RejectedCoolDownDays) is var again && now < again)
            throw ApplicationRefusals.CoolDown(again);
        var recent = own.Where(a => a.SubmittedAt > since).ToList();
        if (recent.Count >= today.ApplicationsPer30Days)
            throw ApplicationRefusals.TooManyThisMonth(today.ApplicationsPer30Days, recent[today.ApplicationsPer30Days - 1].SubmittedAt + Month);

        var yesterday = now.AddDays(-1);
        if (doorCodeId is not null && await db.Applications.CountAsync(a => a.DoorCodeId == doorCodeId && a.SubmittedAt > yesterday, ct) >= today.ApplicationsPerDoorPerDay)
            throw ApplicationRefusals.DoorBusy();
    }
}
