using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

public static class ModerationRefusals
{
    public static RefusedException ClaimedByAnother(string name, DateTime until) =>
        new(RefusalKind.Conflict, "moderation.claimed", $"{name}正在审核这条内容（到 {ChinaTime.Short(until)}），请选择其他内容。");

    public static RefusedException ClaimFirst() =>
        new(RefusalKind.Conflict, "moderation.claim_first", "请先领取这条内容，再作决定。");

    public static RefusedException OwnContent() =>
        new(RefusalKind.Forbidden, "moderation.own_content", "不能审核自己发布的内容，请交给同事处理。");

    public static RefusedException ReasonRequired() =>
        Refusals.Invalid("reason", "请选择违反的规则，并写明给作者看的理由。");

    public static RefusedException AsksForMoney() =>
        new(RefusalKind.Unprocessable, "moderation.asks_for_money",
            "邻里互助不能借钱、筹款或收款，以防诈骗。如果生活确有困难，请联系社区工作人员申请帮扶。") { Field = "text" };

    /// <param name="kinds">What was found: phone, id_number, door, plate.</param>
    public static RefusedException PersonalDetails(IReadOnlyList<string> kinds) =>
        new(RefusalKind.Unprocessable, "moderation.personal_details",
            $"内容里好像有{string.Join('、', kinds.Select(LocalRules.NameOf))}。为保护隐私，建议删去：双方同意后系统会互相显示电话。如确实需要保留，请选择“仍要发布”，由工作人员审核。")
        {
            Field = "text",
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["found"] = kinds },
        };

    public static RefusedException OwnReport() =>
        new(RefusalKind.Unprocessable, "moderation.own_report", "这是您自己发布的内容，可以直接修改或撤回。");
}
