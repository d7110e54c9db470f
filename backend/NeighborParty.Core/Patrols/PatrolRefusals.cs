using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Patrols;

public static class PatrolRefusals
{
    public static RefusedException NotOnDuty() =>
        new(RefusalKind.Conflict, "patrol_round.not_on_duty", "请先签到，再开始巡逻。");

    public static RefusedException Retired() =>
        new(RefusalKind.Conflict, "patrol_route.retired", "这条路线已经停用，请换一条。");

    public static RefusedException Walking(string route) =>
        new(RefusalKind.Conflict, "patrol_round.walking", $"您还在走“{route}”，请先结束这一圈。");

    public static RefusedException BadCode() =>
        new(RefusalKind.Unprocessable, "patrol_point.bad_code", "这不是本条路线的点位码，请扫点位上贴的二维码。");

    public static RefusedException NameTaken() =>
        new(RefusalKind.Conflict, "patrol_route.exists", "已经有同名的路线。") { Field = "name" };
}
