namespace NeighborParty.Core.Leases;

/// <summary>Who does what only one instance may do at a time, and until when the others leave it to him.</summary>
public sealed class Lease
{
    /// <summary>What it is about, e.g. <c>jobs</c>. The key: two claims of one name meet in one row.</summary>
    public string Name { get; init; } = "";

    /// <summary>The <see cref="ThisInstance.Id"/> of the holder.</summary>
    public Guid Holder { get; init; }

    /// <summary>UTC. After it anybody may take over.</summary>
    public DateTime Until { get; init; }
}
