using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Api.Groups;

/// <summary>楼栋党小组；非组员只看到名称和范围。</summary>
/// <param name="Covers">包括的楼栋和单元。</param>
/// <param name="IsMember">本人是否为在组组员。</param>
/// <param name="Role">本人在组内的职务。</param>
/// <param name="Leader">组长姓名。</param>
/// <param name="Members">组员姓名只显示姓；组长看到全名和编号。</param>
public sealed record GroupDetails(
    Guid Id, string Name, GroupStatus Status, IReadOnlyList<string> Covers, bool IsMember, CommunityRole? Role,
    string? Leader, int? MemberCount, IReadOnlyList<GroupMember>? Members)
{
    public static GroupDetails Example => new(
        Guid.Parse("01950000-0000-7000-8000-000000000021"), "1号楼党小组", GroupStatus.Active, ["1号楼"], true, null, "林芳", 2,
        [new(null, "林**", CommunityRole.GroupLeader), new(null, "王**", null)]);
}

/// <param name="PersonId">只给组长。</param>
public sealed record GroupMember(Guid? PersonId, string Name, CommunityRole? Role);

/// <summary>组员搬走或去世</summary>
/// <param name="Day">哪一天，不能晚于今天。</param>
/// <param name="Text">从哪里知道的，最多 100 个字，可不填；不写电话、门牌。</param>
public sealed record ReportDepartureRequest(DepartureReport What, DateOnly Day, [property: StringLength(500)] string? Text = null)
{
    public static ReportDepartureRequest Example => new(DepartureReport.MovedOut, new DateOnly(2026, 3, 1), "邻居说已经搬到外地");
}

/// <summary>我的一个党小组</summary>
public sealed record MyGroup(Guid Id, string Name, MembershipState State, string StateText, CommunityRole? Role, DateTime Since)
{
    public static MyGroup Example => new(
        Guid.Parse("01950000-0000-7000-8000-000000000021"), "1号楼党小组", MembershipState.Active, "在组", null, new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc));
}
