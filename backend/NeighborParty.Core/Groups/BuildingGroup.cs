using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Groups;

public enum GroupStatus
{
    /// <summary>筹建中</summary>
    Preparing,
    Active,
    Dissolved,
}

/// <summary>楼栋党小组: covers a stairwell, a building or adjacent ones.</summary>
public sealed class BuildingGroup : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string Name { get; private set; } = "";

    public GroupStatus Status { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public List<GroupPlace> Places { get; } = [];

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One("groups")];

    public void Rename(string name) => Name = name;

    public void SetStatus(GroupStatus status) => Status = status;

    public void Apply(GroupEvent on) => Status = GroupStates.Group.Next(Status, on, GroupRole.Staff);

    /// <summary>Covers exactly these from now on; rows of places that stay are kept.</summary>
    public void Cover(IReadOnlyCollection<CoveredPlace> places, DateTime now)
    {
        Places.RemoveAll(p => !places.Contains(new CoveredPlace(p.BuildingId, p.StairwellId)));
        foreach (var place in places.Distinct().Where(n => !Places.Exists(p => p.BuildingId == n.BuildingId && p.StairwellId == n.StairwellId)).ToList())
            Places.Add(new GroupPlace { Id = Ids.New(now), CommunityId = CommunityId, GroupId = Id, BuildingId = place.BuildingId, StairwellId = place.StairwellId });
    }
}

/// <summary>A building, or one stairwell of it.</summary>
public sealed record CoveredPlace(Guid BuildingId, Guid? StairwellId);

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
