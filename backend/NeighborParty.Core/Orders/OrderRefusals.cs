using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Orders;

public static class OrderRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("点单");

    /// <summary>The form stops: these three come faster than any neighbour.</summary>
    public static RefusedException Emergency() =>
        new(RefusalKind.Unprocessable, "order.emergency", "遇到紧急危险请立即拨打：报警 110，火警 119，急救 120。这里不受理紧急求救。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["call"] = new[] { "110", "119", "120" } },
        };

    public static RefusedException NotForNeighbours(string? category) =>
        Refusals.Invalid("againstNeighbour", $"涉及某一户邻居的事，类别请选择“{category ?? "矛盾调解"}”。");

    public static RefusedException TooManyOpen(int most) =>
        new(RefusalKind.Unprocessable, "order.too_many_open", $"同时进行的点单不能超过 {most} 件，请等已有的办完。");

    public static RefusedException Conflict() =>
        new(RefusalKind.Unprocessable, "order.conflict", "这是本人或家人的点单，需要回避，请换一位。");

    public static RefusedException NotAVolunteer() =>
        new(RefusalKind.Unprocessable, "order.not_a_volunteer", "只能派给党小组的在册成员。");

    public static RefusedException Unavailable(string name) =>
        new(RefusalKind.Unprocessable, "order.volunteer_unavailable", $"{name}现在不接单，请换一位。");

    public static RefusedException TooManyAccepted(int most) =>
        new(RefusalKind.Unprocessable, "order.too_many_accepted", $"同时办理的点单不能超过 {most} 件，请先办完手上的。");

    public static RefusedException HasPhone() =>
        new(RefusalKind.Unprocessable, "order.volunteer_has_phone", "这位接单人自己会用小程序，请他本人操作。");

    public static RefusedException AlreadyTaken() =>
        new(RefusalKind.Conflict, "order.already_taken", "这件点单已由别人接下。");

    public static RefusedException AlreadyAsked() =>
        new(RefusalKind.Conflict, "order.already_asked", "已经派给这位成员，请等他答复。");

    public static RefusedException PairNeeded() =>
        new(RefusalKind.Conflict, "order.pair_needed", "上门须两人同行，还缺一位。请再请一位同行，或由组长、社区同意一人上门。");

    public static RefusedException PairComplete() =>
        new(RefusalKind.Conflict, "order.pair_complete", "这件点单现在不缺同行的人。");

    public static RefusedException NotBoth() =>
        new(RefusalKind.Unprocessable, "order.not_both", "接单人不能同时是同行人，请换一位。");

    public static RefusedException OwnSafety() =>
        new(RefusalKind.Unprocessable, "order.own_safety", "自己办的点单不能自己同意一人上门，请另一位组长或社区决定。");

    public static RefusedException TooLateToReopen(int days) =>
        new(RefusalKind.Conflict, "order.too_late_to_reopen", $"办结超过 {days} 天，请重新点单。");

    public static RefusedException ContactNotShown() =>
        new(RefusalKind.Conflict, "order.contact_not_shown", "接单后才能看到联系方式，办结一段时间后不再显示。");

    public static RefusedException OwnWork() =>
        new(RefusalKind.Unprocessable, "order.own_work", "自己办的点单不能自己确认，请点单人、另一位组长或社区回访。");

    public static RefusedException ExtendedAlready() =>
        new(RefusalKind.Conflict, "order.extended_already", "每件点单只能延长一次，已结束的不能延长。");

    public static RefusedException Ended() =>
        new(RefusalKind.Conflict, "order.ended", "这件点单已经结束。");

    public static RefusedException CannotMerge() =>
        new(RefusalKind.Unprocessable, "order.cannot_merge", "只能合并到另一件正在办理的点单。");
}
