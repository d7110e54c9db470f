using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Aid;

/// <summary>The author of a post reports an answer to it; nobody else sees answers.</summary>
public sealed class ReportAidAnswer(NeighborPartyDb db, CurrentActor current, ReportContent report)
{
    /// <exception cref="RefusedException">404 for whom the answer is not, or is not shown.</exception>
    public async Task RunAsync(Guid postId, Guid answerId, ReportReason reason, string? text, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var answer = await db.AidAnswers.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == answerId && a.PostId == postId && db.AidPosts.Any(p => p.Id == postId && p.AuthorId == person), ct);
        if (answer is not { IsShownToAuthor: true })
            throw Refusals.NotFound();
        await report.RunAsync(ModeratedAidAnswers.ContentKind, answerId, person, reason, text, ct);
    }
}
