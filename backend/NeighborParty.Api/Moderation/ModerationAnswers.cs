using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Moderation;

/// <summary>一处个人信息。位置按 UTF-16 字符计，和小程序里的字符串下标一致。</summary>
/// <param name="Field">title 或 text。</param>
/// <param name="Kind">phone、id_number、door、plate。</param>
public sealed record TextFindingRow(string Field, string Kind, string Name, int Start, int Length)
{
    public static TextFindingRow Example => new("text", "phone", "电话号码", 10, 11);
}

/// <summary>发布前的提示：可以照 suggested 隐去，也可以坚持发布，由工作人员审核。</summary>
/// <param name="AsksForMoney">借钱、筹款、收款不能发布；生活有困难请联系社区。</param>
/// <param name="Advice">给人看的一句话；没有要提示的就为空。</param>
public sealed record TextPreview(IReadOnlyList<TextFindingRow> Found, string? SuggestedTitle, string SuggestedText, bool AsksForMoney, string? Advice)
{
    public static TextPreview Example => new([TextFindingRow.Example], "帮忙抬一下旧柜子", "周六上午搬柜子，请打 ＊＊＊。", false, "内容里有电话号码，建议隐去：双方同意后系统会互相显示电话。");
}

/// <summary>对自己内容的一次审核决定。作决定的人一律显示为“社区工作人员”。</summary>
/// <param name="ContentKind">aid_post、aid_answer 等。</param>
/// <param name="Rule">违反的规则；通过的没有。</param>
/// <param name="AppealUntil">可以申诉到什么时候；不需要申诉的为空。</param>
/// <param name="CanAppeal">现在还可以申诉。</param>
/// <param name="Appeal">申诉的状态；没有申诉过为空。</param>
/// <param name="AppealAnswer">复核的答复。</param>
/// <param name="HiddenCharacters">隐去部分后通过的：隐去了多少个字；没有隐去文字的为 0。</param>
public sealed record ModerationDecisionRow(
    Guid Id, string ContentKind, Guid ContentId, Decision Decision, string DecisionName, string? Rule, string? Reason, DateTime DecidedAt, string By,
    DateTime? AppealUntil, bool CanAppeal, ModerationAppealState? Appeal, string? AppealAnswer, int HiddenCharacters)
{
    public static ModerationDecisionRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000021"), "aid_post", new Guid("01950000-0000-7000-8000-000000000022"), Decision.Reject, "不通过", "广告或营利推销", "请不要发布广告",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), "社区工作人员", new DateTime(2026, 3, 13, 2, 0, 0, DateTimeKind.Utc), true, null, null, 0);
}

/// <summary>自己还在检测或等待审核的内容。</summary>
/// <param name="DueAt">工作人员最晚什么时候看；还在机器检测时为空。</param>
/// <param name="Advice">给人看的一句话，例如下班时间什么时候有人看。</param>
public sealed record PendingContentRow(string ContentKind, Guid ContentId, ModerationState State, string StateName, DateTime Since, DateTime? DueAt, string Advice)
{
    public static PendingContentRow Example => new(
        "aid_post", new Guid("01950000-0000-7000-8000-000000000022"), ModerationState.Queue, "待人工审核", new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 3, 9, 5, 0, 0, DateTimeKind.Utc), "现在是下班时间，工作人员上班后会看，最晚 3月9日 13:00。");
}

/// <summary>对自己采取的措施，都有期限和理由。</summary>
public sealed record MeasureRow(Guid Id, MeasureKind Kind, string Name, string Reason, MeasureState State, string StateName, DateTime? From, DateTime? Until)
{
    public static MeasureRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000023"), MeasureKind.MuteShort, "短期禁言", "多次发布广告", MeasureState.Active, "生效中",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 13, 2, 0, 0, DateTimeKind.Utc));
}

public sealed record ModerationAppealAnswer(Guid Id, Guid DecisionId, ModerationAppealState State, DateTime AskedAt, DateTime DueAt, string? Answer)
{
    public static ModerationAppealAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000024"), new Guid("01950000-0000-7000-8000-000000000021"), ModerationAppealState.Open,
        new DateTime(2026, 3, 7, 1, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 11, 1, 0, 0, DateTimeKind.Utc), null);

    internal static ModerationAppealAnswer Of(ModerationAppeal a) => new(a.Id, a.DecisionId, a.State, a.AskedAt, a.DueAt, a.Answer);
}
