using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Aid;

/// <param name="Kind">request 求助，offer 帮忙。</param>
/// <param name="Category">见 /aid-categories。</param>
/// <param name="Visibility">building 仅本楼栋，compound 本小区，community 全社区。</param>
/// <param name="Title">最多 40 个字。</param>
/// <param name="Text">最多 1000 个字。</param>
/// <param name="PhotoIds">最多 9 张，先上传。</param>
/// <param name="BuildingId">只属于一个楼栋时可以不填。</param>
/// <param name="Anonymous">邻居看不到是谁发布的，工作人员可以。</param>
/// <param name="ValidDays">1 至 90 天；不填则用社区规定。</param>
/// <param name="KeepDetails">提示含电话等信息后仍要发布：由工作人员审核。</param>
/// <param name="NoEmergency">提示后确认不是紧急危险。</param>
public sealed record NewAidPost(
    AidKind Kind,
    [property: Required, StringLength(30)] string Category,
    AidUrgency Urgency,
    AidVisibility Visibility,
    [property: Required, StringLength(200)] string Title,
    [property: Required, StringLength(5000)] string Text,
    [property: MaxLength(AidPost.MaxPhotos)] IReadOnlyList<Guid>? PhotoIds = null,
    Guid? BuildingId = null,
    bool Anonymous = false,
    int? ValidDays = null,
    bool KeepDetails = false,
    bool NoEmergency = false)
{
    public static NewAidPost Example => new(AidKind.Request, "carry", AidUrgency.Soon, AidVisibility.Building, "帮忙抬一下旧柜子", "周六上午，从三楼抬到楼下，大约三十公斤。");

    public AidPostDraft ToDraft() => new(Category, Urgency, Visibility, Title, Text, PhotoIds ?? [], ValidDays, KeepDetails, NoEmergency);
}

/// <param name="ValidDays">从现在起 1 至 90 天；不填则不变。</param>
/// <param name="KeepDetails">提示含电话等信息后仍要发布：由工作人员审核。</param>
/// <param name="NoEmergency">提示后确认不是紧急危险。</param>
public sealed record ChangedAidPost(
    [property: Required, StringLength(30)] string Category,
    AidUrgency Urgency,
    AidVisibility Visibility,
    [property: Required, StringLength(200)] string Title,
    [property: Required, StringLength(5000)] string Text,
    [property: MaxLength(AidPost.MaxPhotos)] IReadOnlyList<Guid>? PhotoIds = null,
    int? ValidDays = null,
    bool KeepDetails = false,
    bool NoEmergency = false)
{
    public static ChangedAidPost Example => new("carry", AidUrgency.Normal, AidVisibility.Compound, "帮忙抬一下旧柜子", "改为周日上午。");

    public AidPostDraft ToDraft() => new(Category, Urgency, Visibility, Title, Text, PhotoIds ?? [], ValidDays, KeepDetails, NoEmergency);
}

/// <param name="Text">最多 300 个字。</param>
public sealed record NewAidAnswer([property: Required, StringLength(1500)] string Text, bool KeepDetails = false)
{
    public static NewAidAnswer Example => new("周六上午我有空，可以和儿子一起来。");
}

/// <param name="Text">最多 200 个字。</param>
public sealed record NewReport(ReportReason Reason, [property: StringLength(1000)] string? Text = null)
{
    public static NewReport Example => new(ReportReason.Advertising, "是搬家公司的广告。");
}
