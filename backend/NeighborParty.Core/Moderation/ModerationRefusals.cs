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

    /// <param name="office">Where help is to be had.</param>
    public static RefusedException AsksForMoney(HelpOffice office) =>
        new(RefusalKind.Unprocessable, "moderation.asks_for_money",
            $"邻里互助不能借钱、筹款或收款，以防诈骗。如果生活确有困难，请联系{office.Words}申请帮扶。")
        {
            Field = "text",
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["office"] = office.Name, ["phone"] = office.Phone },
        };

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

    /// <summary>The office's own words have no second person: what one would have to look at is written differently.</summary>
    public static RefusedException OfficeWords() =>
        new(RefusalKind.Unprocessable, "moderation.office_words", "文字里有词库中的敏感词，居民会看到，请换一种写法。");

    public static RefusedException NotRedactable() =>
        new(RefusalKind.Conflict, "moderation.not_redactable", "这类内容不能隐去一部分，请选择其他处理。");

    public static RefusedException OnlyCover() =>
        Refusals.Invalid("redactedText", "隐去只能用“＊”盖住原文，不能改写或增加文字。");

    public static RefusedException NothingCovered() =>
        Refusals.Invalid("redactedText", "还没有隐去任何内容。");

    public static RefusedException NotChangeable() =>
        new(RefusalKind.Conflict, "moderation.not_changeable", "这类内容作者不能修改，请选择其他处理。");

    public static RefusedException DecisionOverturned() =>
        new(RefusalKind.Conflict, "measure.decision_overturned", "这项措施所依据的决定已经改判，不能再采取。");

    public static RefusedException Conflict(string why) =>
        new(RefusalKind.Forbidden, "moderation.conflict", $"{why}，请交给同事处理。");

    public static RefusedException AlreadyShown() =>
        new(RefusalKind.Conflict, "moderation.already_shown", "这条内容已经显示过，请选择“隐藏”。");

    public static RefusedException NotShown() =>
        new(RefusalKind.Conflict, "moderation.not_shown", "这条内容还没有显示过，请选择“不通过”。");

    public static RefusedException NotSpam() =>
        Refusals.Invalid("decision", "成批处理只用于相同的垃圾内容：请选择“不通过”或“隐藏”，并选广告、诈骗或违法。");

    public static RefusedException Muted(DateTime until) =>
        new(RefusalKind.Forbidden, "moderation.muted", $"您在 {ChinaTime.Short(until)} 前不能发布内容。原因已发到您的消息里，如有异议请联系社区。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["until"] = until },
        };

    public static RefusedException Suspended(DateTime until) =>
        new(RefusalKind.Forbidden, "moderation.suspended", $"您在 {ChinaTime.Short(until)} 前停用邻里互动。原因已发到您的消息里，如有异议请联系社区。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["until"] = until },
        };

    public static RefusedException OtherOfficer() =>
        new(RefusalKind.Forbidden, "moderation.other_officer", "复核要由没有作过这个决定的工作人员来做。");

    public static RefusedException OtherPerson() =>
        new(RefusalKind.Forbidden, "moderation.other_person", "停用须两个人：提出和同意不能是同一个人。");

    public static RefusedException AppealExists() =>
        new(RefusalKind.Conflict, "moderation_appeal.exists", "这个决定您已经申诉过。");

    public static RefusedException AppealClosed(DateTime until) =>
        new(RefusalKind.Conflict, "moderation_appeal.closed", $"申诉期到 {ChinaTime.Short(until)} 为止，已经过了。");

    public static RefusedException NothingToAppeal() =>
        new(RefusalKind.Conflict, "moderation_appeal.nothing", "这条内容已经通过，不需要申诉。");
}
