using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Hours;

public static class HoursRefusals
{
    public static RefusedException DayFull(int capMinutes) =>
        new(RefusalKind.Unprocessable, "hours.day_full", $"这一天的时长会超过 {capMinutes / 60} 小时的上限。");

    public static RefusedException NothingToTake() =>
        new(RefusalKind.Unprocessable, "hours.nothing_to_take", "只能减去之前手工增加的时长。签到得到的时长请在班次里更正。");

    public static RefusedException Own() =>
        new(RefusalKind.Forbidden, "correction.own", "不能处理自己的时长，请让其他工作人员处理。");

    public static RefusedException OtherPerson() =>
        new(RefusalKind.Forbidden, "correction.other_person", "提出和确认不能是同一个人。");

    public static RefusedException AlreadyAsked() =>
        new(RefusalKind.Conflict, "correction.exists", "这次值守已经有一个更正在等确认。");

    public static RefusedException NotServed() =>
        new(RefusalKind.Conflict, "correction.not_served", "这次值守没有签到签退记录，请先在名单里补录。");

    public static RefusedException TooLate(DateTime until) =>
        new(RefusalKind.Conflict, "correction.closed", $"更正期已过（{ChinaTime.Short(until)} 截止）。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["until"] = until },
        };
}
