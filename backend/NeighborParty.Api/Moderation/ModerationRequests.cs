using System.ComponentModel.DataAnnotations;

namespace NeighborParty.Api.Moderation;

/// <param name="Title">没有标题的内容可以不填。</param>
public sealed record TextToPreview([property: Required, StringLength(5000, MinimumLength = 1)] string Text, [property: StringLength(200)] string? Title = null)
{
    public static TextToPreview Example => new("周六上午搬柜子，请打 19900000001。", "帮忙抬一下旧柜子");
}

/// <param name="Text">最多 500 个字。</param>
public sealed record NewModerationAppeal([property: Required, StringLength(2000, MinimumLength = 1)] string Text)
{
    public static NewModerationAppeal Example => new("这不是广告，是我自己用过的旧家具，免费送给邻居。");
}
