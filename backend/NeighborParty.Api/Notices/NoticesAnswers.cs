using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Notices;

namespace NeighborParty.Api.Notices;

/// <param name="Kind">noun.event, for the icon.</param>
/// <param name="AboutKind">The noun's plural as in the API's path, e.g. join-applications.</param>
public sealed record InboxAnswer(Guid Id, string Kind, string Title, string Body, string? AboutKind, Guid? AboutId, DateTime CreatedAt, DateTime? ReadAt)
{
    public static InboxAnswer Example => new(
        Guid.Parse("0195678a-0000-7000-8000-000000000020"), "join_application.approved", "入组申请已通过", "欢迎加入3栋党小组。",
        "join-applications", Guid.Parse("0195678a-0000-7000-8000-000000000021"), new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), null);
}

public sealed record UnreadAnswer(int Unread)
{
    public static UnreadAnswer Example => new(3);
}

/// <param name="TemplateId">For wx.requestSubscribeMessage.</param>
/// <param name="Left">How many messages of it may still be delivered, as far as the product knows.</param>
public sealed record GrantAnswer(MessageTemplate Template, string? TemplateId, int Left)
{
    public static GrantAnswer Example => new(MessageTemplate.JoinResult, "tmpl_join_result_00000000000000000000000001", 1);
}

/// <param name="Result">As WeChat's dialog told the mini-program.</param>
public sealed record ReportChoice([property: Required] MessageTemplate Template, [property: Required] MessageChoice Result)
{
    public static ReportChoice Example => new(MessageTemplate.JoinResult, MessageChoice.Accept);
}
