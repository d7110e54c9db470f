using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Care;

public static class CareRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("包户");

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
