using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Slips;

public enum SlipLeafKind
{
    /// <summary>问题单: what is asked; the requester's copy.</summary>
    Problem,

    /// <summary>责任单: who answers for it until when.</summary>
    Responsibility,

    /// <summary>服务单: what was done, and the resident's word on it.</summary>
    Service,
}

/// <summary>三联单: one number for an order, given when it is first dispatched.</summary>
public sealed class Slip : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid OrderId { get; init; }

    /// <summary>Of the number, in China.</summary>
    public DateOnly Day { get; init; }

    /// <summary>1, 2, 3 … of the day.</summary>
    public int Serial { get; init; }

    public string Number { get; init; } = "";

    public DateTime IssuedAt { get; init; }
}

/// <summary>One version of one leaf as it was printed or could have been. Never changed: what comes later is the next version.</summary>
public sealed class SlipLeaf : ICommunityOwned, IAppendOnly
{
    public static readonly SealedField SnapshotField = new(nameof(SlipLeaf), "Snapshot");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid SlipId { get; init; }

    public SlipLeafKind Kind { get; init; }

    /// <summary>1, 2, 3 … of the leaf.</summary>
    public int Version { get; init; }

    /// <summary>A <see cref="SlipSnapshot"/> as JSON; it names people, so it is sealed.</summary>
    public string SnapshotSealed { get; init; } = "";

    /// <summary>SHA-256 of the JSON, 64 hex digits.</summary>
    public string Hash { get; init; } = "";

    public DateTime FrozenAt { get; init; }

    /// <summary>The paper leaf as somebody photographed it.</summary>
    public Guid? PaperPhotoId { get; init; }
}
