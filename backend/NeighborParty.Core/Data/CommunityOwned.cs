namespace NeighborParty.Core.Data;

/// <summary>A row that belongs to exactly one community: the authorization scope, and the column that leads its indexes.</summary>
public interface ICommunityOwned
{
    Guid CommunityId { get; }
}

/// <summary>What people edit: the number travels as ETag and If-Match.</summary>
public interface IVersioned
{
    /// <summary>Starts at 1; every change adds one.</summary>
    int Version { get; }

    /// <summary>Columns that are no edit: what only they change leaves the version, so that nobody's open page is stale by it.</summary>
    IReadOnlyCollection<string> NotedBeside => [];
}

/// <summary>A ledger row: written once. A save that changes or deletes one is a bug and throws; corrections are new rows.</summary>
public interface IAppendOnly;

/// <summary>
/// The community whose rows this request may see and write. Nothing is visible before <see cref="Enter"/>:
/// forgetting to scope shows an empty list, not a neighbour's data.
/// </summary>
public sealed class CommunityScope
{
    public Guid? CommunityId { get; private set; }

    public void Enter(Guid communityId)
    {
        if (CommunityId is { } current && current != communityId)
            throw new InvalidOperationException("A request stays in one community.");
        CommunityId = communityId;
    }
}
