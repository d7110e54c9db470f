using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Backups;

/// <summary>Takes the old backups of a folder away, so that a timer does not fill the disk.</summary>
public sealed class ThinBackups(TimeProvider time)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <returns>How many files went.</returns>
    /// <exception cref="RefusedException">404 when there is no such folder.</exception>
    public int Run(string folder)
    {
        RequireFolder(folder);
        var now = time.Now();
        var gone = BackupAges.Superfluous(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)), now).Select(n => Path.Combine(folder, n))
            // What a killed backup left behind.
            .Concat(Directory.EnumerateFiles(folder, "neighborparty-*.npbackup.part").Where(f => File.GetLastWriteTimeUtc(f) < now - Abandoned)).ToList();
        gone.ForEach(File.Delete);
        return gone.Count;
    }

    public static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw BackupRefusals.NoFolder(folder);
    }
}
