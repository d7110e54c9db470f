using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>Ends this browser's session at once.</summary>
public sealed class SignOutStaff(NeighborPartyDb db, ActingStaff acting, AuditTrail audit, TimeProvider time)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var session = await acting.SessionAsync(ct);
        session.EndedAt = time.GetUtcNow().UtcDateTime;
        audit.Record(new Act("staff.signed_out", nameof(StaffSession), session.Id));
        await db.SaveChangesAsync(ct);
    }
}
