using NeighborParty.Core.Basics;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>Messages about a post, in the inbox and, where granted, in WeChat.</summary>
public static class AidNotices
{
    /// <param name="title">Of the post.</param>
    /// <param name="text">What happened; no phone, no address.</param>
    public static Notice About(AidPost post, string kind, string title, string text, string dedupeKey, DateTime now) =>
        new(kind, $"互助“{title}”", text, dedupeKey)
        {
            AboutKind = "aid-posts",
            AboutId = post.Id,
            Message = NoticeMessage.Neighbours(title, text, now),
        };
}
