using System.Text.Json;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Consents;

public static class ConsentRefusals
{
    /// <summary>403 <c>consent_required</c>; the fact <c>purpose</c> says which text the phone has to show.</summary>
    public static RefusedException Required(ConsentPurpose purpose) =>
        new(RefusalKind.Forbidden, "consent_required", purpose switch
        {
            ConsentPurpose.Membership => "请先阅读并同意用户须知。",
            ConsentPurpose.PartyAttribute => "填写党员身份前，请先单独同意《党员身份信息说明》。",
            ConsentPurpose.Location => "用定位签到前，请先单独同意《位置信息说明》；不同意也可以请组长确认到场。",
            ConsentPurpose.BoardDisplay => "在公示栏展示前，需要您先同意。",
            ConsentPurpose.Messages => "发送微信提醒前，需要您先同意。",
            _ => "使用照片前，需要您先同意《照片说明》。",
        })
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["purpose"] = JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString()) },
        };

    public static RefusedException Outdated() =>
        new(RefusalKind.Conflict, "consent.outdated", "说明已经更新，请重新打开并阅读最新的内容。");

    public static RefusedException NotGiven() =>
        new(RefusalKind.NotFound, "consent.not_given", "您没有同意过这一项，或者已经撤回。");

    public static RefusedException NoCommunity() =>
        new(RefusalKind.Forbidden, "community_required", "请先扫描楼栋门口的二维码。");
}
