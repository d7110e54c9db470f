using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Exports;

/// <summary>
/// Writes the files that were asked for, page by page, and says how far it is; then lets old ones end. Reads outside any
/// transaction and writes shortly, so nobody waits for a large one. What a stopped program left half is begun anew.
/// </summary>
public sealed class WriteExports(NeighborPartyDb db, ExportRows rows, DataFolder folder, PolicyBook policies, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const int AtOnce = 20;

    public async Task RunAsync(CancellationToken ct)
    {
        var due = await db.Exports.Where(e => e.State == ExportState.Queued || e.State == ExportState.Running).OrderBy(e => e.AskedAt).ThenBy(e => e.Id).Take(AtOnce).Select(e => e.Id).ToListAsync(ct);
        foreach (var id in due)
            await WriteAsync(id, ct);
        await ExpireAsync(ct);
    }

    private async Task WriteAsync(Guid id, CancellationToken ct)
    {
        var export = await db.Exports.FirstAsync(e => e.Id == id, ct);
        var wish = new ExportWish(export.Kind, export.From, export.Until, export.GroupId, export.Purpose);
        var policy = await policies.TodayAsync(ct);
        var total = await rows.CountAsync(wish, ct);
        if (!await ChangeAsync(export, e => e.Begin(total, policy.ExportRowsAlone), ct))
            return;
        try
        {
            var name = $"{export.Id:N}.{Path.GetRandomFileName()}.csv";
            await FillAsync(export, wish, Path.Combine(folder.Exports, name), ct);
            await ChangeAsync(export, e => { e.Finish(name, time.Now().AddHours(policy.ExportKeptHours)); return true; }, ct);
        }
        catch (IOException)
        {
            await ChangeAsync(export, e => { e.Fail(); return true; }, ct);
        }
    }

    private async Task FillAsync(Export export, ExportWish wish, string path, CancellationToken ct)
    {
        await using var file = new StreamWriter(path, append: false, Csv.Encoding);
        await file.WriteAsync(Csv.Line(ExportRows.Head(wish.Kind)));
        var (last, done) = (Guid.Empty, 0);
        while (true)
        {
            var page = await rows.PageAsync(wish, last, ct);
            if (page.Rows.Count == 0)
                break;
            foreach (var row in page.Rows)
                await file.WriteAsync(Csv.Line(row));
            (last, done) = (page.Last, done + page.Rows.Count);
            var so = done;
            await ChangeAsync(export, e => { e.Progress(so); return true; }, ct);
        }

        // A mark of where it comes from, for whoever finds it lying about.
        await file.WriteAsync(Csv.Line([$"导出人 {export.AskedByName}", $"用途 {export.Purpose}", $"编号 {export.Id:N}", ChinaTime.Long(time.Now())]));
    }

    private async Task<bool> ChangeAsync(Export export, Func<Export, bool> change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.Entry(export).ReloadAsync(ct);
        var before = export.State;
        var done = change(export);
        if (export.State != before)
            audit.Record(new Act("export.moved", nameof(Export), export.Id) { From = before.ToString(), To = export.State.ToString(), Details = new { rows = export.Total } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return done;
    }

    private async Task ExpireAsync(CancellationToken ct)
    {
        var now = time.Now();
        foreach (var export in await db.Exports.Where(e => e.State == ExportState.Done && e.ExpiresAt <= now).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(ct))
        {
            if (export.FileName is { } name)
                File.Delete(Path.Combine(folder.Exports, name));
            await ChangeAsync(export, e => { e.Expire(); return true; }, ct);
        }
    }
}
