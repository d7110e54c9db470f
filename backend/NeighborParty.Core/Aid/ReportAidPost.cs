using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour reports a post that is shown to them.</summary>
public sealed class ReportAidPost(NeighborPartyDb db, Neighbourhood neighbourhood, ReportContent report)
{
    /// <exception cref="RefusedException">404 when the post is not shown to this neighbour; 422 for one's own.</exception>
    public async Task RunAsync(Guid postId, ReportReason reason, string? text, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        await db.RequireSeenAsync(postId, person, places, ct);
        await report.RunAsync(ModeratedAidPosts.ContentKind, postId, person, reason, text, ct);
    }
}
