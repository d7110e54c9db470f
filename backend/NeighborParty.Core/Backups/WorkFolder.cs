using NeighborParty.Core.Data;

namespace NeighborParty.Core.Backups;

/// <summary>A folder inside the data folder for what is half done; it goes with everything in it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public WorkFolder(DataFolder data, DateTime now)
    {
        var all = Path.Combine(data.Root, "working");
        // What a killed command left behind.
        if (Directory.Exists(all))
            foreach (var left in Directory.EnumerateDirectories(all).Where(d => Directory.GetLastWriteTimeUtc(d) < now - Abandoned).ToList())
                Directory.Delete(left, recursive: true);
        Inside = new DataFolder(Path.Combine(all, Path.GetRandomFileName()));
        _ = Inside.File("");
    }

    /// <summary>Readable for its owner only.</summary>
    public DataFolder Inside { get; }

    public void Dispose() => Directory.Delete(Inside.Root, recursive: true);
}
