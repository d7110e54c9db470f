using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Groups;

/// <summary>Why a group, a membership or a role is not changed.</summary>
public static class GroupRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("党小组");

    public static RefusedException MemberNotFound() => Refusals.NotFound("组员");

    public static RefusedException NameTaken() => new(RefusalKind.Conflict, "group.name_taken", "已有同名的党小组，请换一个名称。") { Field = "name" };

    public static RefusedException NoPlaces() => Refusals.Invalid("places", "请至少选择一个楼栋或单元。");

    public static RefusedException HasMembers() => new(RefusalKind.Conflict, "group.has_members", "小组还有组员或未办完的申请，不能撤销。");

    public static RefusedException NotAMember() => new(RefusalKind.Unprocessable, "group.not_a_member", "只有在组的组员才能担任组长或副组长。");

    public static RefusedException AlreadyHeld() => new(RefusalKind.Conflict, "group.role_already_held", "这位组员已经担任这个职务。");

    public static RefusedException ArmbandOut() => new(RefusalKind.Conflict, "membership.armband_out", "这位组员手里还有红袖标，请先收回或确认遗失。");

    public static RefusedException RoleEnded() => new(RefusalKind.Conflict, "group.role_ended", "这项任职已经结束。");
}
