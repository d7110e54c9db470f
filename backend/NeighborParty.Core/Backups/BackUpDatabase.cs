using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <param name="Files">How many files are in it, the database included.</param>
/// <param name="AuditFaults">Chains that do not hold. The backup was made all the same: it is the last there is.</param>
public sealed record BackupMade(string Path, long Bytes, int Files, IReadOnlyList<AuditFault> AuditFaults);

/// <summary>
/// A backup of the SQLite database with its photos, made beside the running program: the state of one moment, looked through,
/// sealed, read back, and only then under its name.
/// </summary>
public sealed class BackUpDatabase(NeighborPartyDb db, DataFolder data, VaultKeys keys, AuditChain chain, AuditTrail audit, TimeProvider time)
{
    /// <param name="target">A new file, or a folder that gets one named by the moment.</param>
    /// <exception cref="RefusedException">409 when the file exists, the provider is a server, or the database itself is not sound.</exception>
    public async Task<BackupMade> RunAsync(string target, CancellationToken ct)
    {
        var source = SqliteFile.Of(db);
        if (!File.Exists(source))
            throw BackupRefusals.NoDatabase(source);
        var path = Path.GetFullPath(Directory.Exists(target)
            ? Path.Combine(target, BackupAges.NameAt(time.Now()))
            : target);
        if (File.Exists(path))
            throw BackupRefusals.FileExists(path);

        using var work = new WorkFolder(data, time.Now());
        // Before the database: an anchor must never be newer than the chain beside it.
        foreach (var anchor in Directory.EnumerateFiles(data.Anchors, "*.txt"))
            File.Copy(anchor, Path.Combine(work.Inside.Anchors, Path.GetFileName(anchor)));
        var copy = work.Inside.File(BackupArchive.Database);
        await CopyAsync(copy, ct);
        var faults = await LookThroughAsync(copy, work.Inside, ct);

        var unfinished = path + ".part";
        File.Delete(unfinished);
        try
        {
            var files = BackupArchive.Write(unfinished, Content(work.Inside), keys);
            BackupArchive.Check(unfinished, keys);
            await RecordAsync(files, faults, ct);
            File.Move(unfinished, path, overwrite: false);
            return new BackupMade(path, new FileInfo(path).Length, files, faults);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>No backup without a trace of it, unless this program is newer than the schema: then it is the backup before the update.</summary>
    private async Task RecordAsync(int files, IReadOnlyList<AuditFault> faults, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            return;
        audit.Record(new Act("backup.made", "Backup", null) { CommunityId = Guid.Empty, Result = ResultOf(faults), Details = new { files } });
        await db.SaveChangesAsync(ct);
    }

    internal static string ResultOf(IReadOnlyList<AuditFault> faults) => faults.Count == 0 ? "ok" : "backup.audit_faults";

    /// <summary>One reading transaction, which holds up no writer; the copy has no deleted rows left in free pages.</summary>
    private async Task CopyAsync(string copy, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.CommandTimeout = 0;
        var name = command.CreateParameter();
        (name.ParameterName, name.Value) = ("$copy", copy);
        command.Parameters.Add(name);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw BackupRefusals.NotSound(e.Message); // CORRUPT, NOTADB
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<IReadOnlyList<AuditFault>> LookThroughAsync(string copy, DataFolder work, CancellationToken ct)
    {
        if (await new DatabaseCopy(copy, chain, work).FaultsAsync(ct) is [var fault, ..])
            throw BackupRefusals.NotSound(fault);
        // The trail is read with this program's schema; the backup keeps the one it has.
        var newest = copy + ".newest";
        File.Copy(copy, newest);
        var migrated = new DatabaseCopy(newest, chain, work);
        await migrated.MigrateAsync(ct);
        var faults = await migrated.AuditFaultsAsync(ct);
        File.Delete(newest);
        return faults;
    }

    private IEnumerable<(string Name, string File)> Content(DataFolder work)
    {
        yield return (BackupArchive.Database, work.File(BackupArchive.Database));
        foreach (var folder in BackupArchive.Folders)
        {
            var root = Path.Combine(folder == "anchors" ? work.Root : data.Root, folder);
            if (!Directory.Exists(root))
                continue;
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)))
                yield return ($"{folder}/{Path.GetRelativePath(root, file).Replace('\\', '/')}", file);
        }
    }
}
