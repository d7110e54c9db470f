using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

public enum ReportReason
{
    /// <summary>诈骗或借钱</summary>
    Fraud,

    /// <summary>广告</summary>
    Advertising,

    /// <summary>辱骂攻击</summary>
    Abuse,

    /// <summary>泄露隐私</summary>
    Privacy,

    /// <summary>虚假信息</summary>
    False,

    /// <summary>违法违规</summary>
    Illegal,

    /// <summary>其他</summary>
    Other,
}

/// <summary>A neighbour's report. One household counts once; who reported is never shown to the author.</summary>
public sealed class ContentReport : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public string ContentKind { get; init; } = "";

    public Guid ContentId { get; init; }

    public Guid ReporterId { get; init; }

    /// <summary>The reporter's primary dwelling, or the person where none is known.</summary>
    public Guid HouseholdId { get; init; }

    public ReportReason Reason { get; init; }

    public string? Text { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When a moderator decided; later reports count anew.</summary>
    public DateTime? SettledAt { get; private set; }

    public void Settle(DateTime now) => SettledAt ??= now;

    public static string Label(ReportReason reason) => reason switch
    {
        ReportReason.Fraud => "诈骗或借钱",
        ReportReason.Advertising => "广告",
        ReportReason.Abuse => "辱骂攻击",
        ReportReason.Privacy => "泄露隐私",
        ReportReason.False => "虚假信息",
        ReportReason.Illegal => "违法违规",
        _ => "其他",
    };
}
