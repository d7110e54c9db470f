using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Places;

/// <summary>Stops a code: whoever scans it from now on is told so.</summary>
public sealed class RevokeDoorCode(NeighborPartyDb db, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign code, 409 when it is revoked already, 400 without a reason.</exception>
    public async Task RunAsync(Guid codeId, string? reason, CancellationToken ct)
    {
        var why = CleanText.Required("reason", reason, 100, "停用原因");
        await using var write = await db.BeginWriteAsync(ct);
        var code = await db.DoorCodes.FirstOrDefaultAsync(c => c.Id == codeId, ct) ?? throw Refusals.NotFound("门码");
        code.Revoke(why, time.Now());
        audit.Record(new Act("door_code.revoked", nameof(DoorCode), code.Id) { ReasonCode = "staff", ReasonText = why });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
