using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

/// <summary>改名: the name that somebody wants to go by. The old one stays until the new one was checked.</summary>
public sealed class NameWish : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The one that it replaces, for when it has to go again.</summary>
    public string Before { get; init; } = "";

    public DateTime AskedAt { get; init; }

    /// <summary>Taken, refused, or given up for a newer one; null while it is checked.</summary>
    public DateTime? EndedAt { get; private set; }

    public void End(DateTime now) => EndedAt ??= now;
}
