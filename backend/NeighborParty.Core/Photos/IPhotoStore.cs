namespace NeighborParty.Core.Photos;

/// <summary>Where the bytes of photos lie: a folder, or an object store. Names are the product's own, never a sender's.</summary>
public interface IPhotoStore
{
    /// <summary>Keeps the bytes; on return they survive a crash.</summary>
    Task SaveAsync(Guid communityId, string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>Null when there is no such file.</summary>
    Task<Stream?> OpenAsync(Guid communityId, string name, CancellationToken ct);

    /// <summary>No harm if it is gone already.</summary>
    Task DeleteAsync(Guid communityId, string name, CancellationToken ct);

    /// <summary>The community's files that are older than the moment (UTC).</summary>
    IAsyncEnumerable<string> NamesOlderThanAsync(Guid communityId, DateTime moment, CancellationToken ct);
}
