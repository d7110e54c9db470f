using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

public static class AidRefusals
{
    public static RefusedException NotYourBuilding() =>
        new(RefusalKind.Unprocessable, "aid_post.not_your_building", "只能在您所在的楼栋发布。") { Field = "buildingId" };

    public static RefusedException OwnPost() =>
        new(RefusalKind.Unprocessable, "aid_answer.own_post", "这是您自己发布的内容，不能应答。");

    public static RefusedException AlreadyAnswered() =>
        new(RefusalKind.Conflict, "aid_answer.already_answered", "您已经应答过这条内容。");

    public static RefusedException DeclinedAlready() =>
        new(RefusalKind.Conflict, "aid_answer.declined", "发帖人已经谢绝过，不能再应答这条内容。");

    public static RefusedException OwnIntroduction() =>
        new(RefusalKind.Forbidden, "aid_introduction.own", "您是其中一方，请由另一位楼长或社区介绍。");

    public static RefusedException NotOpen() =>
        new(RefusalKind.Conflict, "aid_post.not_open", "这条内容已经结束或已有人帮忙，不能再应答。");

    public static RefusedException NotAgreed() =>
        new(RefusalKind.Conflict, "aid_contact.not_agreed", "双方都同意后才能看到对方的联系方式。");

    public static RefusedException ContactOver() =>
        new(RefusalKind.Conflict, "aid_contact.over", "这次互助已经结束，不再显示联系方式。");

    public static RefusedException OwnFollow() =>
        new(RefusalKind.Unprocessable, "aid_follow.own_post", "这是您自己发布的内容，不用关注。");

    public static RefusedException NotYetToRate() =>
        new(RefusalKind.Conflict, "aid_rating.not_agreed", "双方都同意联系以后才能评价。");

    public static RefusedException RatingOver() =>
        new(RefusalKind.Conflict, "aid_rating.over", "评价时间已过。");

    public static RefusedException AlreadyRated() =>
        new(RefusalKind.Conflict, "aid_rating.already_given", "您已经评价过了。");

    /// <param name="most">Of one person at the same time, from the community's policy.</param>
    public static RefusedException TooManyPosts(int most) =>
        new(RefusalKind.Unprocessable, "aid_post.too_many_open", $"同时进行的帖子不能超过 {most} 条，请先结束旧的。");
}
