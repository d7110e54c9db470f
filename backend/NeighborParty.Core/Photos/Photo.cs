using NeighborParty.Core.Data;

namespace NeighborParty.Core.Photos;

/// <summary>The types that are taken: what WeChat can check and every phone can show.</summary>
public enum PhotoType
{
    Jpeg,
    Png,
}

/// <summary>
/// A picture that somebody sent, already cleaned of everything but the picture. It never changes; until it is attached
/// to something it is the sender's alone, and goes after a day.
/// </summary>
public sealed class Photo : ICommunityOwned
{
    /// <summary>One day.</summary>
    public static readonly TimeSpan KeptUnattached = TimeSpan.FromDays(1);

    /// <summary>A year, for pictures in the history of an armband, and of an order or a neighbour's post that has ended (domain 3.8).</summary>
    public static readonly TimeSpan KeptAttached = TimeSpan.FromDays(365);

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid OwnerId { get; init; }

    /// <summary>The file in the store; random, made by the server.</summary>
    public required string FileName { get; init; }

    public PhotoType Type { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Bytes { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>What its sender said of it; null for pictures that staff took in, and for those of before the question.</summary>
    public PhotoAssurance? Assurance { get; init; }

    /// <summary>What it belongs to; null until then.</summary>
    public Guid? AttachedTo { get; private set; }

    public string ContentType => ContentTypeOf(Type);

    public static string ContentTypeOf(PhotoType type) => type == PhotoType.Png ? "image/png" : "image/jpeg";

    public static string ExtensionOf(PhotoType type) => type == PhotoType.Png ? "png" : "jpg";

    public void AttachTo(Guid id) => AttachedTo = id;
}
