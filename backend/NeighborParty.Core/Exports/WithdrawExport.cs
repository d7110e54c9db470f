using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Exports;

/// <summary>Who asked no longer wants it, while nobody has agreed yet.</summary>
public sealed class WithdrawExport(NeighborPartyDb db, ActingStaff acting, CurrentActor current, AuditTrail audit)
{
    /// <exception cref="RefusedException">404 for another's; 409 once decided; 412 and 428 as everywhere.</exception>
    public async Task<Export> RunAsync(Guid exportId, int? version, CancellationToken ct)
    {
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var export = await db.Exports.FirstOrDefaultAsync(e => e.Id == exportId && e.AskedBy == current.Actor.Id, ct) ?? throw Refusals.NotFound("导出");
        await db.RequireVersionAsync(export, export.Id, version, ct);
        var before = export.State;
        export.Withdraw();
        audit.Record(new Act("export.withdrawn", nameof(Export), export.Id) { From = before.ToString(), To = export.State.ToString() });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return export;
    }
}
