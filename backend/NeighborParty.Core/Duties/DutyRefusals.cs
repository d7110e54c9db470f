using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Duties;

public static class DutyRefusals
{
    public static RefusedException Cancelled() => new(RefusalKind.Conflict, "shift.cancelled", "这次值守已取消。");

    public static RefusedException SignupClosed(DateTime locksAt) =>
        new(RefusalKind.Conflict, "signup.closed", "报名已经截止。想参加的话，请联系组长。") { Facts = Fact("lockedAt", locksAt) };

    public static RefusedException Full(int capacity) =>
        new(RefusalKind.Conflict, "signup.full", "名额已满，可以先候补，或看看其他班次。") { Facts = Fact("capacity", capacity) };

    public static RefusedException Overlap(string title, DateTime startsAt) =>
        new(RefusalKind.Conflict, "signup.overlap", $"您已报名同一时间的“{title}”（{ChinaTime.Short(startsAt)}），不能再报这一班。");

    public static RefusedException NotMember() =>
        new(RefusalKind.Forbidden, "membership_required", "加入楼栋党小组后才能使用这个功能。");

    public static RefusedException NotSignedUp() =>
        new(RefusalKind.Conflict, "signup.none", "您还没有报名这次值守。");

    public static RefusedException Started() =>
        new(RefusalKind.Conflict, "signup.started", "值守已经开始，不能取消报名。来不了请联系组长。");

    public static RefusedException InviteOnly() =>
        new(RefusalKind.Forbidden, "signup.invite_only", "这次值守由组长安排人员，想参加请联系组长。");

    public static RefusedException NotAVolunteer() =>
        new(RefusalKind.Unprocessable, "signup.not_a_member", "只能安排这个党小组的在组组员。");

    public static RefusedException HasPeople(int people) =>
        new(RefusalKind.Conflict, "shift.has_people", "已经有人报名，名额和岗位不能少于现有的人。请先调整名单。") { Facts = Fact("people", people) };

    public static RefusedException Begun() =>
        new(RefusalKind.Conflict, "shift.begun", "值守已经开始或结束，不能再改。");

    public static RefusedException NotEnded(DateTime endsAt) =>
        new(RefusalKind.Conflict, "shift.not_ended", $"值守还没结束，{ChinaTime.Short(endsAt)} 后再核对名单。") { Facts = Fact("endsAt", endsAt) };

    public static RefusedException IsSettled() =>
        new(RefusalKind.Conflict, "shift.settled", "这次值守已经结算，请社区工作人员先重新打开。");

    public static RefusedException SameStart() =>
        new(RefusalKind.Conflict, "shift.exists", "这个计划在同一时间已经有一个班次。");

    private static Dictionary<string, object?> Fact(string name, object value) => new(StringComparer.Ordinal) { [name] = value };
}

public static class WaitListRefusals
{
    public static RefusedException NoOffer() =>
        new(RefusalKind.Conflict, "offer.none", "现在没有给您的名额。");

    public static RefusedException Expired(DateTime until) =>
        new(RefusalKind.Conflict, "offer.expired", $"确认时间已过（{ChinaTime.Short(until)}），名额让给了下一位。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["offeredUntil"] = until },
        };
}

public static class SwapRefusals
{
    public static RefusedException Self() =>
        new(RefusalKind.Conflict, "swap.self", "不能和自己换班。");

    public static RefusedException Open() =>
        new(RefusalKind.Conflict, "swap.open", "您已经在请人接班，请等答复或先撤回。");

    public static RefusedException Over() =>
        new(RefusalKind.Conflict, "swap.over", "已经过了换班的时间，请联系组长。");

    public static RefusedException Taken() =>
        new(RefusalKind.Conflict, "swap.taken", "已经有邻居接了这个班。");

    public static RefusedException NoReturn(string title) =>
        new(RefusalKind.Conflict, "swap.no_return", $"对方想换“{title}”，您没有这一班的名额，不能互换。");

    public static RefusedException AskerCannot() =>
        new(RefusalKind.Conflict, "swap.asker_cannot", "对方现在不能值您这一班，不能互换。");

    public static RefusedException SameShift() =>
        new(RefusalKind.Conflict, "swap.same_shift", "互换的两班不能是同一班。");

    public static RefusedException HasPlace() =>
        new(RefusalKind.Conflict, "swap.has_place", "您自己也在这次值守的名单上。");

    /// <param name="found">As in the findings of a text: phone, door, banned_word …</param>
    public static RefusedException Note(IEnumerable<string> found) =>
        Refusals.Invalid("note", $"留言里好像有{string.Join('、', found.Select(LocalRules.NameOf))}。留言会给很多邻居看到，请删去后再提交；需要联系时，可以请组长转告。");
}

/// <summary>Why a check-in or check-out is not accepted, each with the way out.</summary>
public static class CheckInRefusals
{
    public static RefusedException TooEarly(DateTime opensAt) =>
        new(RefusalKind.Conflict, "check_in.too_early", $"还没到签到时间，{ChinaTime.Short(opensAt)} 开始签到。") { Facts = Fact("opensAt", opensAt) };

    public static RefusedException Closed(DateTime closedAt) =>
        new(RefusalKind.Conflict, "check_in.closed", "签到已经结束。如果您确实到场，请联系组长补录。") { Facts = Fact("closedAt", closedAt) };

    public static RefusedException NotSignedUp() =>
        new(RefusalKind.Conflict, "check_in.not_signed_up", "您没有报名这次值守，请联系组长。");

    public static RefusedException BadCode() =>
        new(RefusalKind.Unprocessable, "check_in.bad_code", "签到码不对或已过期，请重新扫描组长手机上的码。");

    public static RefusedException NeedsLeader() =>
        new(RefusalKind.Unprocessable, "check_in.needs_leader", "请扫描组长手机上的签到码，或请组长在名单里为您确认。");

    public static RefusedException Outside(int distance, int radius) =>
        new(RefusalKind.Unprocessable, "check_in.outside", $"您距离签到地点约 {distance} 米，请走近后再试，或请组长为您确认。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["distanceMetres"] = distance, ["radiusMetres"] = radius },
        };

    public static RefusedException NotCheckedIn() =>
        new(RefusalKind.Conflict, "check_out.not_checked_in", "您还没有签到，不能签退。");

    public static RefusedException CheckOutClosed(DateTime closedAt) =>
        new(RefusalKind.Conflict, "check_out.closed", "签退已经结束，系统已按计划结束时间为您签退。") { Facts = Fact("closedAt", closedAt) };

    private static Dictionary<string, object?> Fact(string name, DateTime value) => new(StringComparer.Ordinal) { [name] = value };
}

public static class AttendanceRefusals
{
    public static RefusedException Own() =>
        new(RefusalKind.Forbidden, "attendance.own", "不能为自己确认，请让其他组长或社区工作人员确认。");

    public static RefusedException NotOnTheList() =>
        new(RefusalKind.Conflict, "attendance.not_on_list", "这位组员不在这次值守的名单里。");

    public static RefusedException NothingToDecide() =>
        new(RefusalKind.Conflict, "attendance.none", "没有需要处理的签到记录。");

    public static RefusedException OtherOfficer() =>
        new(RefusalKind.Forbidden, "attendance.other_officer", "提出和确认不能是同一个人。");
}
