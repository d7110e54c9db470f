using NeighborParty.Core.Data;

namespace NeighborParty.Core.Groups;

public enum GroupStatus
{
    /// <summary>筹建中</summary>
    Preparing,
    Active,
    Dissolved,
}

/// <summary>楼栋党小组: covers a stairwell, a building or adjacent ones.</summary>
public sealed class BuildingGroup : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Name { get; private set; } = "";

    public GroupStatus Status { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public List<GroupPlace> Places { get; } = [];

    public void Rename(string name) => Name = name;

    public void SetStatus(GroupStatus status) => Status = status;
}

/// <summary>One building, or one stairwell of it, that a group covers.</summary>
public sealed class GroupPlace : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid GroupId { get; init; }

    public Guid BuildingId { get; init; }

    /// <summary>Null: the whole building.</summary>
    public Guid? StairwellId { get; init; }
}
