using System.Runtime.CompilerServices;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Photos;

/// <summary>Photos as files: one folder for each community.</summary>
public sealed class FolderPhotoStore(DataFolder folder, TimeProvider time) : IPhotoStore
{
    public async Task SaveAsync(Guid communityId, string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(communityId, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".tmp";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        // The product's clock, so that a drill that moves it also ages the files.
        File.SetLastWriteTimeUtc(unfinished, time.GetUtcNow().UtcDateTime);
        File.Move(unfinished, path);
    }

    public Task<Stream?> OpenAsync(Guid communityId, string name, CancellationToken ct)
    {
        var path = PathOf(communityId, name);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null);
    }

    public Task DeleteAsync(Guid communityId, string name, CancellationToken ct)
    {
        var path = PathOf(communityId, name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> NamesOlderThanAsync(Guid communityId, DateTime moment, [EnumeratorCancellation] CancellationToken ct)
    {
        var root = FolderOf(communityId);
        if (!Directory.Exists(root))
            yield break;
        foreach (var path in Directory.EnumerateFiles(root))
        {
            ct.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(path) < moment)
                yield return Path.GetFileName(path);
        }

        await Task.CompletedTask;
    }

    private string FolderOf(Guid communityId) => Path.Combine(folder.Photos, communityId.ToString("N"));

    private string PathOf(Guid communityId, string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') && !name.StartsWith('.')
            ? Path.Combine(FolderOf(communityId), name)
            : throw new ArgumentException("Not a name of the product's making.", nameof(name));
}
