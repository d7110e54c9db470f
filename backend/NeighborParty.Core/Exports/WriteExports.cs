using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Exports;

/// <summary>
/// Lets old files end, then writes those that were asked for, page by page, and says how far it is. Reads outside any
/// transaction and writes shortly, so nobody waits for a large one. What a stopped program left half is begun anew; one that
/// cannot be written stops no other.
/// </summary>
public sealed partial class WriteExports(
    NeighborPartyDb db, ExportRows rows, ExportAllowance allowance, DataFolder folder, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time, ILogger<WriteExports> log) : ICommunityJob
{
    private const int AtOnce = 20;

    public async Task RunAsync(CancellationToken ct)
    {
        await ExpireAsync(ct);
        await SweepAsync(ct);
        var due = await db.Exports.Where(e => e.State == ExportState.Queued || e.State == ExportState.Running).OrderBy(e => e.AskedAt).ThenBy(e => e.Id).Take(AtOnce).Select(e => e.Id).ToListAsync(ct);
        foreach (var id in due)
            await TryAsync(id, ct);
    }

    private async Task TryAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await WriteAsync(id, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(e, id);
            db.ChangeTracker.Clear();
            // A refusal is of the moment: somebody decided meanwhile, or the database was busy. The next turn sees.
            if (e is RefusedException)
                return;
            var export = await db.Exports.FirstAsync(x => x.Id == id, ct);
            if (export.State is ExportState.Queued or ExportState.Running)
                await ChangeAsync(export, x => { x.Fail(); return true; }, ct);
            Delete(Export.FileNameOf(export.CommunityId, id));
        }
    }

    private async Task WriteAsync(Guid id, CancellationToken ct)
    {
        var export = await db.Exports.FirstAsync(e => e.Id == id, ct);
        var wish = new ExportWish(export.Kind, export.From, export.Until, export.GroupId, export.Purpose);
        var policy = await policies.TodayAsync(ct);
        var total = await rows.CountAsync(wish, ct);
        var left = await allowance.LeftAsync(export.AskedBy, export.AskedByPersonId, export.Id, policy, ct);
        if (!await ChangeAsync(export, e => e.Begin(total, left), ct))
            return;
        var name = Export.FileNameOf(export.CommunityId, export.Id);
        await FillAsync(export, wish, Path.Combine(folder.Exports, name), ct);
        await ChangeAsync(export, e => { e.Finish(name, time.Now().AddHours(policy.ExportKeptHours)); return true; }, ct);
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
        // So long a large one waits for the second person.
        var longAgo = now.AddDays(-(await policies.TodayAsync(ct)).ExportWaitDays);
        foreach (var export in await db.Exports.Where(e => (e.State == ExportState.Done && e.ExpiresAt <= now) || (e.State == ExportState.Waiting && e.AskedAt <= longAgo)).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(ct))
        {
            if (export.FileName is { } name)
                Delete(name);
            await ChangeAsync(export, e => { e.Expire(); return true; }, ct);
        }
    }

    /// <summary>Files with names in them that no row knows any more: half ones of a stopped program, and what could not be deleted.</summary>
    private async Task SweepAsync(CancellationToken ct)
    {
        // The files first: a row says that it is written before its file appears.
        var files = Directory.GetFiles(folder.Exports, $"{scope.CommunityId:N}.*.csv");
        if (files.Length == 0)
            return;
        var known = await db.Exports.Where(e => e.State == ExportState.Running || e.State == ExportState.Done).Select(e => e.Id).ToListAsync(ct);
        var names = known.Select(id => Export.FileNameOf(scope.CommunityId!.Value, id)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in files.Select(f => Path.GetFileName(f)).Where(f => !names.Contains(f)))
            Delete(name);
    }

    private void Delete(string name)
    {
        try
        {
            File.Delete(Path.Combine(folder.Exports, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotDeleted(e, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Export {Export} could not be written")]
    private partial void Failed(Exception exception, Guid export);

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Name} of an export could not be deleted")]
    private partial void NotDeleted(Exception exception, string name);
}
