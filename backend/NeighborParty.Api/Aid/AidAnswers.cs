using NeighborParty.Core.Aid;

namespace NeighborParty.Api.Aid;

/// <param name="Lend">可以登记借用和归还。</param>
/// <param name="Urgency">表单里先选上的缓急。</param>
/// <param name="Arranged">应答先由楼长或社区核实，再介绍给发布者；应答前请告诉居民。</param>
public sealed record AidCategoryRow(string Code, string Name, string Hint, bool Lend, AidUrgency Urgency, bool Arranged)
{
    public static AidCategoryRow Example => new("carry", "搬运帮手", "写明重量和楼层，危险的请联系物业。", false, AidUrgency.Soon, false);
}

public sealed record AidPostReceipt(Guid Id, AidPostState State, int Version)
{
    public static AidPostReceipt Example => new(AidPostRow.Example.Id, AidPostState.MachineCheck, 1);

    public static AidPostReceipt Of(AidPost post) => new(post.Id, post.State, post.Version);
}

public sealed record AidAnswerReceipt(Guid Id, Guid PostId, AidAnswerState State)
{
    public static AidAnswerReceipt Example => new(AidAnswerRow.Example.Id, AidPostRow.Example.Id, AidAnswerState.MachineCheck);

    public static AidAnswerReceipt Of(AidAnswer answer) => new(answer.Id, answer.PostId, answer.State);
}

/// <param name="Photo">第一张照片的地址，十分钟内有效。</param>
/// <param name="Author">“王**”、“匿名邻居”或“我”。</param>
public sealed record AidPostRow(
    Guid Id, AidKind Kind, string Category, string CategoryName, AidUrgency Urgency, AidVisibility Visibility, string Title, string Excerpt,
    string? Photo, string Building, string Author, bool IsMine, AidPostState State, string StateName, DateTime ListedAt, DateTime ExpiresAt)
{
    public static AidPostRow Example => new(
        new Guid("0195aaaa-0000-7000-8000-000000000002"), AidKind.Request, "carry", "搬运帮手", AidUrgency.Soon, AidVisibility.Building,
        "帮忙抬一下旧柜子", "周六上午，从三楼抬到楼下……", null, "3号楼", "王**", false, AidPostState.Open, "进行中",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 20, 2, 0, 0, DateTimeKind.Utc));
}

/// <param name="Url">带签名，十分钟内有效。</param>
public sealed record AidPhoto(Guid Id, string Url)
{
    public static AidPhoto Example => new(new Guid("0195aaaa-0000-7000-8000-000000000001"), "/api/v1/photos/0195aaaa-0000-7000-8000-000000000001?expires=1772762400&signature=…");
}

/// <summary>A version that neighbours do not see (yet); for the author only.</summary>
/// <param name="Status">MachineCheck、Review 或 Rejected。</param>
/// <param name="Reason">未通过的理由。</param>
public sealed record AidPending(string Title, string Text, IReadOnlyList<AidPhoto> Photos, AidPostState Status, string? Reason)
{
    public static AidPending Example => new("帮忙抬一下旧柜子", "改为周日上午。", [], AidPostState.Review, null);
}

/// <param name="CanSeeContact">双方都已同意，可以读取联系方式。</param>
/// <param name="Loan">双方没有结束的借用。</param>
public sealed record AidAnswerRow(Guid Id, string Author, bool IsMine, string Text, AidAnswerState State, string StateName, DateTime CreatedAt, bool CanSeeContact, AidLoanOfAnswer? Loan)
{
    public static AidAnswerRow Example => new(
        new Guid("0195aaaa-0000-7000-8000-000000000003"), "陈**", false, "周六上午我有空。", AidAnswerState.Open, "等待发帖人回复",
        new DateTime(2026, 3, 6, 3, 0, 0, DateTimeKind.Utc), false, null);
}

/// <param name="Photos">邻居看到的照片。</param>
/// <param name="Pending">发布者自己尚未通过的修改。</param>
/// <param name="Reason">被隐藏或未通过的理由，只给发布者。</param>
/// <param name="Answers">发布者看到全部，应答人只看到自己的。</param>
/// <param name="CanLend">这个类别可以登记借用。</param>
/// <param name="IsFollowed">我关注了。</param>
/// <param name="Followers">有多少人关注；谁关注不显示。</param>
/// <param name="Arranged">应答先由楼长或社区核实（核实时看得到应答人的姓名），再介绍给发布者。</param>
/// <param name="AwaitIntroduction">还在等楼长或社区介绍的应答有几条；只给发布者，其他人为 0。</param>
public sealed record AidPostDetails(
    AidPostRow Post, string Text, IReadOnlyList<AidPhoto> Photos, AidPending? Pending, string? Reason, IReadOnlyList<AidAnswerRow> Answers, bool CanAnswer, bool CanLend, bool IsFollowed, int Followers,
    bool Arranged, int AwaitIntroduction, int Version)
{
    public static AidPostDetails Example => new(AidPostRow.Example, "周六上午，从三楼抬到楼下，大约三十公斤。", [AidPhoto.Example], null, null, [AidAnswerRow.Example], false, false, false, 2, false, 0, 3);
}

/// <summary>One version of a post; for its author.</summary>
/// <param name="IsShown">邻居现在看到的版本。</param>
/// <param name="Reason">没有通过或被隐藏的理由。</param>
public sealed record AidVersionRow(int Number, string Title, string Text, IReadOnlyList<AidPhoto> Photos, DateTime CreatedAt, bool IsShown, string Status, string? Reason)
{
    public static AidVersionRow Example => new(2, "帮忙抬一下旧柜子", "改为周日上午。", [], new DateTime(2026, 3, 6, 4, 0, 0, DateTimeKind.Utc), true, "已发布", null);
}

/// <param name="Phone">没有登记电话时为空。</param>
public sealed record AidContact(string Name, string? Phone, DateTime AgreedAt)
{
    public static AidContact Example => new("陈小明", "19900000002", new DateTime(2026, 3, 6, 4, 0, 0, DateTimeKind.Utc));
}
