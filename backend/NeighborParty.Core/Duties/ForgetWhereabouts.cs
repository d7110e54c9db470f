using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Coordinates are kept 90 days at most; whether somebody was there, and how far, stays.</summary>
public sealed class ForgetWhereabouts(NeighborPartyDb db, PolicyBook policies, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var policy = await policies.TodayAsync(ct);
        var before = time.Now().AddDays(-policy.CoordinateDays);
        await using var write = await db.BeginWriteAsync(ct);
        var old = await db.AttendanceEvents
            .Where(e => e.At < before && (e.LocationSealed != null || e.LocationKey != null || e.DeviceKey != null))
            .OrderBy(e => e.At).Take(1000).ToListAsync(ct);
        old.ForEach(e => e.ForgetWhereabouts());
        if (old.Count > 0)
            audit.Record(new Act("attendance.whereabouts_forgotten", nameof(AttendanceEvent), null) { Details = new { count = old.Count }, PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Who takes the consent to positions back is forgotten at once, and checks in with the leader from then on.</summary>
public sealed class ForgetWhereaboutsOfPerson(NeighborPartyDb db, AuditTrail audit) : IConsentWithdrawn
{
    public ConsentPurpose Purpose => ConsentPurpose.Location;

    public async Task RunAsync(Guid personId, CancellationToken ct)
    {
        var kept = await db.ShiftSignups.Where(s => s.PersonId == personId).SelectMany(s => s.Attendance)
            .Where(e => e.LocationSealed != null || e.LocationKey != null || e.DeviceKey != null).ToListAsync(ct);
        kept.ForEach(e => e.ForgetWhereabouts());
        if (kept.Count > 0)
            audit.Record(new Act("attendance.whereabouts_forgotten", nameof(AttendanceEvent), null) { ReasonCode = "consent_withdrawn", OnBehalfOf = personId, Details = new { count = kept.Count } });
    }
}
