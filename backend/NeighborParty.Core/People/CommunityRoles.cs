namespace NeighborParty.Core.People;

public static class CommunityRoles
{
    /// <summary>职务</summary>
    public static string Label(CommunityRole role) => role switch
    {
        CommunityRole.GroupLeader => "组长",
        CommunityRole.DeputyLeader => "副组长",
        CommunityRole.BuildingHead => "楼栋长",
        CommunityRole.BranchSecretary => "支部书记",
        _ => "矛盾调处员",
    };
}
