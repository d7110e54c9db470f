using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Applications;

/// <summary>Why an application is not taken, or an act on it not allowed.</summary>
public static class ApplicationRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("入组申请");

    public static RefusedException UnderAge() => new(RefusalKind.Unprocessable, "application.under_age", "未满 14 周岁不能申请加入党小组。") { Field = "bornOn" };

    public static RefusedException PhoneRequired() => new(RefusalKind.Unprocessable, "application.phone_required", "请先授权手机号，再提交申请。");

    public static RefusedException NotCovered() => new(RefusalKind.Unprocessable, "application.group_not_here", "这个党小组不包括您扫码的楼栋或单元，请选择正确的党小组。") { Field = "groupId" };

    public static RefusedException AlreadyOpen() => new(RefusalKind.Conflict, "application.already_open", "您在这个党小组已有一份办理中的申请。");

    public static RefusedException AlreadyMember() => new(RefusalKind.Conflict, "application.already_member", "您已经是这个党小组的成员。");

    public static RefusedException TooManyThisMonth(int limit, DateTime again) => new(RefusalKind.TooMany, "application.too_many",
        $"30 天内最多申请 {limit} 次，请在{ChinaTime.Short(again)}之后再申请。")
    {
        Facts = Until(again),
    };

    public static RefusedException CoolDown(DateTime again) => new(RefusalKind.Conflict, "application.cool_down",
        $"上一次申请未通过，请在{ChinaTime.Short(again)}之后再申请；也可以提出申诉。")
    {
        Facts = Until(again),
    };

    public static RefusedException DoorBusy() => new(RefusalKind.TooMany, "application.door_busy", "这个门码今天的申请太多，请明天再试，或联系社区工作人员。")
    {
        RetryAfter = TimeSpan.FromHours(1),
    };

    public static RefusedException OwnOrFamily() => new(RefusalKind.Forbidden, "application.own_or_family", "不能核实自己或家人的申请，请由其他组长或社区工作人员办理。");

    public static RefusedException NotOpened() => new(RefusalKind.Conflict, "application.not_opened", "请先打开申请看过资料，再填写意见。");

    public static RefusedException AlreadyExtended() => new(RefusalKind.Conflict, "application.already_extended", "补充时间只能延长一次。");

    public static RefusedException AppealUsed() => new(RefusalKind.Conflict, "application.appeal_used", "每份申请只能申诉一次。");

    public static RefusedException AppealTooLate(DateTime until) => new(RefusalKind.Conflict, "application.appeal_too_late",
        $"申诉期已于{ChinaTime.Short(until)}结束。");

    public static RefusedException SameOfficer() => new(RefusalKind.Forbidden, "application.same_officer", "申诉须由另一位工作人员处理，您已作出过第一次决定。");

    public static RefusedException UnknownReason() => Refusals.Invalid("reasonCode", "请选择未通过的原因。");

    private static Dictionary<string, object?> Until(DateTime again) => new(StringComparer.Ordinal) { ["againAt"] = again };
}
