using System.Formats.Tar;
using System.IO.Compression;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <summary>One sealed file with the database and the folders that belong to it. The key file is never in it.</summary>
internal static class BackupArchive
{
    public const string Database = "neighborparty.db";

    /// <summary>Folders of the data folder that are part of it.</summary>
    public static readonly IReadOnlyList<string> Folders = ["photos", "anchors", "door-codes"];

    /// <summary>Only its owner may read it, sealed as it is.</summary>
    /// <exception cref="IOException">The file is there already, or there is no room.</exception>
    public static int Write(string path, IEnumerable<(string Name, string File)> content, VaultKeys keys)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        using var seal = new SealingStream(file, keys);
        var written = 0;
        using (var zip = new GZipStream(seal, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Pax, leaveOpen: true))
            foreach (var (name, source) in content)
                written += Add(tar, name, source);
        seal.Complete();
        file.Flush(flushToDisk: true);
        return written;
    }

    /// <summary>Reads it through without keeping anything: everything in it opens.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed or cut short, or is another key's.</exception>
    public static void Check(string path, VaultKeys keys)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var seal = new UnsealingStream(file, keys);
        seal.Finish();
    }

    /// <summary>Unpacks into an empty folder. What is unpacked counts only when this returns.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed or cut short, or is another key's.</exception>
    public static void Unpack(string path, string folder, VaultKeys keys)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var seal = new UnsealingStream(file, keys);
        using (var zip = new GZipStream(seal, CompressionMode.Decompress, leaveOpen: true))
        using (var tar = new TarReader(zip, leaveOpen: true))
            while (tar.GetNextEntry() is { } entry)
                Take(entry, folder);
        seal.Finish();
    }

    private static int Add(TarWriter tar, string name, string source)
    {
        try
        {
            using var content = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(source), TimeSpan.Zero),
            });
            return 1;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0; // erased while the backup was being made
        }
    }

    private static void Take(TarEntry entry, string folder)
    {
        var parts = entry.Name.Split('/');
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            || parts.Any(p => p is "" or "." or ".." || p.Contains('\\', StringComparison.Ordinal) || p.Contains(':', StringComparison.Ordinal))
            || !(entry.Name == Database || (parts.Length > 1 && Folders.Contains(parts[0], StringComparer.Ordinal))))
            throw new InvalidDataException($"A backup holds no {entry.Name}.");
        var path = Path.Combine([folder, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        entry.ExtractToFile(path, overwrite: false);
        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
    }
}
