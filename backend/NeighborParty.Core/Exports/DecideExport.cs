using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Exports;

/// <summary>The second person agrees to a large export or refuses it.</summary>
public sealed class DecideExport(NeighborPartyDb db, ActingStaff acting, SamePerson same, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a foreign one; 403 for who asked; 409 once decided; 412 and 428 as everywhere.</exception>
    public async Task<Export> RunAsync(Guid exportId, bool approve, int? version, CancellationToken ct)
    {
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var export = await db.Exports.FirstOrDefaultAsync(e => e.Id == exportId, ct) ?? throw Refusals.NotFound("导出");
        if (await same.ActedAsync(export.AskedBy, ct))
            throw ExportRefusals.OtherPerson();
        await db.RequireVersionAsync(export, export.Id, version, ct);
        export.Decide(approve ? ExportStep.Approve : ExportStep.Refuse, current.Actor, await same.ActingAsync(ct), time.Now());
        audit.Record(new Act(approve ? "export.approved" : "export.refused", nameof(Export), export.Id) { From = nameof(ExportState.Waiting), To = export.State.ToString() });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return export;
    }
}
