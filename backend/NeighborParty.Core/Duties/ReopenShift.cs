using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Staff take a settlement back, with a reason; it comes again after some days.</summary>
public sealed class ReopenShift(NeighborPartyDb db, DutyRoles roles, PolicyBook policies, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign shift; 403 for leaders; 409 when it is not settled; 412 and 428 as everywhere.</exception>
    public async Task<Shift> RunAsync(Guid shiftId, string? reason, int? version, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var shift = await db.Shifts.FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        await db.RequireVersionAsync(shift, shift.Id, version, ct);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var before = shift.State;
        shift.Reopen(clean, policy.SettleDays, role, time.Now());
        audit.Record(new Act("shift.reopened", nameof(Shift), shift.Id) { From = before.ToString(), To = shift.State.ToString(), ReasonText = clean, PolicyVersion = policy.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return shift;
    }
}
