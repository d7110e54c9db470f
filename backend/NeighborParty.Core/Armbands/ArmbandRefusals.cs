using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Armbands;

public static class ArmbandRefusals
{
    public static RefusedException NotFound() => Refusals.NotFound("红袖标");

    public static RefusedException AlreadyIssued() =>
        new(RefusalKind.Conflict, "armband.already_issued", "这个红袖标已经发出，请换一个编号。");

    public static RefusedException HolderHasOne() =>
        new(RefusalKind.Conflict, "armband.holder_has_one", "这位组员已经有一个长期红袖标，请先归还再发新的。");

    public static RefusedException NotAMember() =>
        new(RefusalKind.Unprocessable, "armband.not_a_member", "只能发给党小组的在组组员。");

    public static RefusedException Void(ArmbandState state) =>
        new(RefusalKind.Conflict, "armband.void", $"这个编号“{ArmbandStates.Label(state)}”，已经作废，不能发放。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = state.ToString() },
        };

    public static RefusedException Untrained() =>
        new(RefusalKind.Unprocessable, "armband.untrained", "这位组员还没有参加佩戴培训，请先登记培训再发。");

    public static RefusedException NoPin() =>
        new(RefusalKind.Unprocessable, "armband.no_pin", "这位组员没有可用的领取密码，请让社区发一个，或当面签字。");

    public static RefusedException WrongPin(int left) =>
        new(RefusalKind.Unprocessable, "armband.wrong_pin", left > 0 ? $"密码不对，还可以试 {left} 次。" : "密码不对，已经不能再用，请让社区发新的。") { Field = "pin" };

    public static RefusedException Own() =>
        new(RefusalKind.Forbidden, "armband.own_matter", "涉及本人的事项，请另一位组长或社区工作人员办理。");

    public static RefusedException NoReport() => Refusals.NotFound("拒收记录");

    public static RefusedException OtherHolder() =>
        new(RefusalKind.Conflict, "armband.other_holder", "这个红袖标现在不在这位组员手里，请刷新后再试。");

    public static RefusedException AcceptTooLate() =>
        new(RefusalKind.Conflict, "armband.accept_too_late", "已超过签收时限，请找组长重新发放。");

    public static RefusedException WriteOffTooEarly(DateTime from) =>
        new(RefusalKind.Conflict, "armband.write_off_too_early", $"还在寻找期内，{ChinaTime.Short(from)}以后才能确认遗失。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = from },
        };

    public static RefusedException RetireNeedsTwo() =>
        new(RefusalKind.Conflict, "armband.retire_needs_two", "今天停用的已经较多，再停用须由另一位工作人员同意，请到“成批停用”提交。");

    public static RefusedException SamePerson() =>
        new(RefusalKind.Forbidden, "armband_retirement.same_person", "停用须由另一位工作人员同意，不能自己审自己提交的。");

    public static RefusedException SerialTaken(string serial) =>
        new(RefusalKind.Conflict, "armband.serial_taken", $"编号 {serial} 已经有了，请从更大的号码开始。");

    public static RefusedException CodeOfAnother(string compound) =>
        new(RefusalKind.Conflict, "armband.code_taken", $"这个代号已用于{compound}，请换一个。");
}
