using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <param name="Former">Where the replaced data lies now; null when there was none.</param>
/// <param name="AuditFaults">Chains that do not hold in the backup itself.</param>
public sealed record Restored(string Database, string? Former, IReadOnlyList<AuditFault> AuditFaults);

/// <summary>
/// Puts a backup in the place of the SQLite database while the program stands still. Everything is unpacked and looked through
/// beside it first; what was there is moved aside, never deleted. The database comes last: without it nothing is served.
/// </summary>
public sealed class RestoreDatabase(
    NeighborPartyDb db, DatabaseStart start, DataFolder data, VaultKeys keys, AuditChain chain, AuditTrail audit, TimeProvider time)
{
    /// <param name="replace">Without it a database that is there is left alone.</param>
    /// <exception cref="RefusedException">404 or 409 with the reason; nothing was changed.</exception>
    public async Task<Restored> RunAsync(string backup, bool replace, CancellationToken ct)
    {
        var database = SqliteFile.Of(db);
        if (!File.Exists(backup))
            throw BackupRefusals.NoBackup(backup);
        if (File.Exists(database) && !replace)
            throw BackupRefusals.DatabaseExists(database);

        using var work = new WorkFolder(data, time.Now());
        var faults = await UnpackAsync(backup, work.Inside, ct);
        if (File.Exists(database))
            await CloseAsync(database, ct);
        var former = MoveAside(database);
        foreach (var folder in BackupArchive.Folders.Where(f => Directory.Exists(Path.Combine(work.Inside.Root, f))))
            Directory.Move(Path.Combine(work.Inside.Root, folder), Path.Combine(data.Root, folder));
        File.Move(work.Inside.File(BackupArchive.Database), database);

        await start.MigrateAsync(ct); // the schema is, but an older release kept no tallies
        audit.Record(new Act("backup.restored", "Backup", null) { CommunityId = Guid.Empty, Result = BackUpDatabase.ResultOf(faults) });
        await db.SaveChangesAsync(ct);
        return new Restored(database, former, faults);
    }

    private async Task<IReadOnlyList<AuditFault>> UnpackAsync(string backup, DataFolder work, CancellationToken ct)
    {
        try
        {
            BackupArchive.Unpack(backup, work.Root, keys);
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException or EndOfStreamException)
        {
            throw BackupRefusals.Unreadable(e.Message);
        }

        var copy = new DatabaseCopy(work.File(BackupArchive.Database), chain, work);
        if (await copy.FaultsAsync(ct) is [var fault, ..])
            throw BackupRefusals.Unreadable(fault);
        try
        {
            await copy.MigrateAsync(ct);
        }
        catch (StartRefusedException e)
        {
            throw BackupRefusals.Newer(e.Message);
        }

        return await copy.AuditFaultsAsync(ct);
    }

    /// <summary>Takes what is in the log into the file, which works only when nobody else has it open.</summary>
    private static async Task CloseAsync(string database, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            command.CommandTimeout = 5;
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw BackupRefusals.InUse();
        }
        catch (SqliteException)
        {
            // Broken: that is why it is being replaced. It is moved aside as it is.
        }
    }

    private string? MoveAside(string database)
    {
        var files = new[] { "", "-wal", "-shm", "-journal" }.Select(end => database + end).Where(File.Exists).ToList();
        var folders = BackupArchive.Folders.Select(f => Path.Combine(data.Root, f)).Where(Directory.Exists).ToList();
        if (files.Count == 0 && folders.TrueForAll(f => !Directory.EnumerateFileSystemEntries(f).Any()))
        {
            folders.ForEach(Directory.Delete);
            return null;
        }

        var aside = new DataFolder(Path.Combine(data.Root, $"replaced-{time.Now().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}"));
        files.ForEach(f => File.Move(f, aside.File(Path.GetFileName(f))));
        folders.ForEach(f => Directory.Move(f, Path.Combine(aside.Root, Path.GetFileName(f))));
        return aside.Root;
    }
}
