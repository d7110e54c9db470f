using NeighborParty.Core.Data;

namespace NeighborParty.Core.People;

public enum CommunityRole
{
    /// <summary>组长</summary>
    GroupLeader,

    /// <summary>副组长: acts when the leader is absent.</summary>
    DeputyLeader,

    /// <summary>楼栋长</summary>
    BuildingHead,

    /// <summary>支部书记</summary>
    BranchSecretary,

    /// <summary>矛盾调处员: sees what is said about a named neighbour.</summary>
    Mediator,
}

public enum RoleScope
{
    Group,
    Building,
    Compound,
    Community,
}

/// <summary>任职: a person's role at a place or in a group, from a day to a day. One person may hold many.</summary>
public sealed class RoleGrant : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public CommunityRole Role { get; init; }

    public RoleScope Scope { get; init; }

    public Guid ScopeId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; private set; }

    public void End(DateTime now) => To = now;
}
