using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Exports;

/// <summary>Hands out the file to who asked for it, while it lasts; every time is written down.</summary>
public sealed class OpenExport(NeighborPartyDb db, ActingStaff acting, CurrentActor current, DataFolder folder, AuditTrail audit, TimeProvider time)
{
    /// <returns>Where the file lies, and the name to save it under.</returns>
    /// <exception cref="RefusedException">404 for another's; 409 before it is written and after it has expired.</exception>
    public async Task<(string Path, string Name)> RunAsync(Guid exportId, CancellationToken ct)
    {
        await acting.AccountAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var export = await db.Exports.FirstOrDefaultAsync(e => e.Id == exportId && e.AskedBy == current.Actor.Id, ct) ?? throw Refusals.NotFound("导出");
        if (export is not { State: ExportState.Done, FileName: { } name } || export.ExpiresAt <= time.Now() || !File.Exists(Path.Combine(folder.Exports, name)))
            throw ExportRefusals.NotReady();
        audit.Record(new Act("export.downloaded", nameof(Export), export.Id) { Details = new { rows = export.Done } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return (Path.Combine(folder.Exports, name), $"{ExportStates.Label(export.Kind)}_{export.From:yyyyMMdd}-{export.Until:yyyyMMdd}.csv");
    }
}
