using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Care;

public static class CareRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("包户");

    public static RefusedException VisitNotFound() => Refusals.NotFound("走访");

    public static RefusedException VisitOver() =>
        new(RefusalKind.Conflict, "home_visit.over", "这次走访已经结束，不再显示门牌号。");

    public static RefusedException TooSoonAgain() =>
        new(RefusalKind.Unprocessable, "home_visit.too_soon", "刚刚敲过门，请换个时间再来。");

    public static RefusedException TooLongAgo() =>
        new(RefusalKind.Unprocessable, "home_visit.too_long_ago", "走访已过去几天，不能再补记；请本人点单，或请组长、社区代录。");

    public static RefusedException ReadAloud() =>
        new(RefusalKind.Unprocessable, "home_visit.read_aloud", "请先把记下的内容念给本人听，本人同意后再提交。");

    public static RefusedException NoHome() =>
        new(RefusalKind.Unprocessable, "care.no_home", "这位居民还没有登记住处，不能安排包户。");

    public static RefusedException NotAMember() =>
        new(RefusalKind.Unprocessable, "care.not_a_member", "只能由党小组的在册成员包户。");

    public static RefusedException OwnHome() =>
        new(RefusalKind.Unprocessable, "care.own_home", "自己家不用包户，请换一位。");

    /// <param name="most">Households of one member, from the community's policy.</param>
    public static RefusedException TooMany(int most) =>
        new(RefusalKind.Unprocessable, "care.too_many", $"一位成员最多包 {most} 户，请换一位。");
}
