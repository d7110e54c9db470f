using NeighborParty.Core.Basics;

namespace NeighborParty.Core.People;

public static class PeopleRefusals
{
    public static RefusedException BadPhoneCode() =>
        new(RefusalKind.Unprocessable, "phone.bad_code", "没有取到手机号，请重新点击“获取手机号”。");

    public static RefusedException BadPhone() => Refusals.Invalid("phone", "手机号格式不正确。");

    public static RefusedException TooManyUnmasked() =>
        new(RefusalKind.TooMany, "person.too_many_unmasked", "一小时内查看完整信息的次数太多了，请稍后再试。确有需要请联系管理员。") { RetryAfter = TimeSpan.FromMinutes(10) };

    public static RefusedException UnderAge() =>
        new(RefusalKind.Unprocessable, "profile.under_age", "未满 14 周岁，请由监护人联系社区办理，这里不能填写。");

    /// <summary>Who was recorded as moved out, or worse, and stands there with a phone.</summary>
    public static RefusedException Gone() =>
        new(RefusalKind.Forbidden, "person.gone", "社区已登记您不住在本社区。如果登记有误，或者您又搬回来了，请联系社区工作人员。");

    public static RefusedException DepartureReported() =>
        new(RefusalKind.Conflict, "person.departure_reported", "这位组员的情况已经报告过，社区正在核实。");

    public static RefusedException OwnRecord() => new(RefusalKind.Forbidden, "person.own_record", "不能合并自己的记录，请由另一位工作人员办理。");

    /// <param name="held">In Chinese.</param>
    public static RefusedException HasRecords(IReadOnlyList<string> held) =>
        new(RefusalKind.Conflict, "person.has_records", $"这个微信账号名下已有自己的记录（{string.Join("、", held)}），不能再合并。");

    public static RefusedException NothingToShow() =>
        new(RefusalKind.NotFound, "person.nothing_to_show", "没有登记这项信息。");
}
