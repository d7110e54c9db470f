using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>A neighbour answers a post. Its author hears of it when the text was checked.</summary>
public sealed class AnswerAidPost(
    NeighborPartyDb db, Neighbourhood neighbourhood, TextRules rules, SubmitForModeration moderation, AuthorStanding standing, PolicyBook policies, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    public const int TextLength = 300;

    /// <exception cref="RefusedException">404 when the post is not shown to this neighbour; 409 when it is not open, was answered already or the author said no too often; 422 for one's own.</exception>
    public async Task<AidAnswer> RunAsync(Guid postId, string text, bool keepDetails, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        var clean = CleanText.Required("text", text, TextLength, "内容");
        var findings = await rules.CheckAsync(clean, keepDetails, ct);
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var post = await db.RequireSeenAsync(postId, person, places, ct);
        if (post.AuthorId == person)
            throw AidRefusals.OwnPost();
        // Nobody walks into the hands of somebody who was suspended.
        if (post.State != AidPostState.Open || await standing.IsSuspendedAsync(post.AuthorId, ct))
            throw AidRefusals.NotOpen();
        // A leader's no is not asked for twice.
        if (await db.AidAnswers.AnyAsync(a => a.PostId == postId && a.PersonId == person && (a.EndedAt == null || a.State == AidAnswerState.NotIntroduced), ct))
            throw AidRefusals.AlreadyAnswered();
        if (await db.AidAnswers.CountAsync(a => a.PostId == postId && a.PersonId == person && a.State == AidAnswerState.Declined, ct) >= (await policies.VersionAsync(post.PolicyVersion, ct)).AidAnswersDeclined)
            throw AidRefusals.DeclinedAlready();

        var answer = AidAnswer.Create(Ids.New(now), scope.CommunityId!.Value, postId, person, clean, now);
        db.AidAnswers.Add(answer);
        await moderation.RunAsync(new Submission(ModeratedAidAnswers.ContentKind, answer.Id, 1, person, findings, []) { Text = clean }, ct);
        audit.Record(new Act("aid_answer.given", nameof(AidAnswer), answer.Id) { To = answer.State.ToString(), Details = new { post = postId } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return answer;
    }
}
