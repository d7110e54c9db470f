using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>What moderation means for answers. One that has ended stays as it is.</summary>
public sealed class ModeratedAidAnswers(NeighborPartyDb db, AidCategories categories, AidIntroducers introducers, ReopenAidPost reopen, TellPerson tell, TimeProvider time) : IModeratedContent
{
    public const string ContentKind = "aid_answer";

    public string Kind => ContentKind;

    public async Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct)
    {
        if (await db.AidAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == contentId, ct) is not { } answer)
            return null;
        var post = await db.AidPosts.AsNoTracking().FirstAsync(p => p.Id == answer.PostId, ct);
        var building = await db.Buildings.Where(b => b.Id == post.BuildingId).Select(b => b.Name).FirstAsync(ct);
        return new ContentToJudge("互助·应答", $"应答“{await db.ShownTitleAsync(post, ct)}”", answer.Text, [], building, null);
    }

    public async Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct) =>
        await db.AidAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == contentId, ct) is { } answer ? (null, answer.Text) : null;

    public bool CanBeRedacted => true;

    public Task<bool> HasEndedAsync(ModerationItem item, CancellationToken ct) => db.AidAnswers.AnyAsync(a => a.Id == item.ContentId && a.EndedAt != null, ct);

    public async Task<ModeratedText?> ContentAsync(ModerationItem item, CancellationToken ct) =>
        await db.AidAnswers.FirstOrDefaultAsync(a => a.Id == item.ContentId, ct) is { } answer ? new ModeratedText(null, answer.Text, []) : null;

    public async Task ReplaceAsync(ModerationItem item, ModeratedText text, CancellationToken ct) =>
        (await db.AidAnswers.FirstAsync(a => a.Id == item.ContentId, ct)).Text = text.Text;

    public async Task<Guid?> BuildingAsync(Guid contentId, CancellationToken ct) =>
        await db.AidAnswers.Where(a => a.Id == contentId).Join(db.AidPosts, a => a.PostId, p => p.Id, (_, p) => (Guid?)p.BuildingId).FirstOrDefaultAsync(ct);

    /// <summary>Unless the neighbour has answered anew, or the post has ended.</summary>
    public async Task<bool> RestoreAsync(ModerationItem item, CancellationToken ct)
    {
        var answer = await db.AidAnswers.AsNoTracking().FirstAsync(a => a.Id == item.ContentId, ct);
        var another = await db.AidAnswers.AnyAsync(a => a.PostId == answer.PostId && a.PersonId == answer.PersonId && a.EndedAt == null && a.Id != answer.Id, ct);
        if (another || !await db.AidPosts.AnyAsync(p => p.Id == answer.PostId && p.EndedAt == null, ct) || !AidAnswerStates.Table.Allows(answer.State, AidAnswerEvent.Show, AidRole.Moderation))
            return false;
        await ShowAsync(item, ct);
        return true;
    }

    public Task AwaitReviewAsync(ModerationItem item, CancellationToken ct) => GoAsync(item, AidAnswerEvent.SendToReview, ct);

    public async Task ShowAsync(ModerationItem item, CancellationToken ct)
    {
        var answer = await db.AidAnswers.FirstAsync(a => a.Id == item.ContentId, ct);
        if (!AidAnswerStates.Table.Allows(answer.State, AidAnswerEvent.Show, AidRole.Moderation))
            return;
        var post = await db.AidPosts.FirstAsync(p => p.Id == answer.PostId, ct);
        // Whom a leader introduced before it was hidden is known.
        if (categories.IsArranged(post.Category) && answer.IntroducedAt is null)
        {
            await introducers.AskAsync(post, answer, ct);
            return;
        }

        answer.Go(AidAnswerEvent.Show, AidRole.Moderation, time.Now());
        await db.FirstForAsync(post, answer, ct);
        await tell.AddAsync(post.CommunityId, post.AuthorId, AidNotices.About(post, "aid_answer.given", await db.ShownTitleAsync(post, ct), "有邻居应答了您的帖子。", $"{answer.Id:N}:given", time.Now()), ct);
    }

    public async Task RejectAsync(ModerationItem item, CancellationToken ct)
    {
        if (await GoAsync(item, AidAnswerEvent.Reject, ct) is { } answer)
            await TellAsync(answer, item, ct);
    }

    public async Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct)
    {
        var before = (await db.AidAnswers.FirstAsync(a => a.Id == item.ContentId, ct)).State;
        if (await GoAsync(item, AidAnswerEvent.Hide, ct) is not { } answer)
            return;
        if (before == AidAnswerState.Agreed)
            await reopen.RunAsync(await db.AidPosts.FirstAsync(p => p.Id == answer.PostId, ct), answer, AidRole.Moderation, ct);
        if (!untilReviewed)
            await TellAsync(answer, item, ct);
    }

    private async Task<AidAnswer?> GoAsync(ModerationItem item, AidAnswerEvent on, CancellationToken ct)
    {
        var answer = await db.AidAnswers.FirstAsync(a => a.Id == item.ContentId, ct);
        if (!AidAnswerStates.Table.Allows(answer.State, on, AidRole.Moderation))
            return null;
        answer.Go(on, AidRole.Moderation, time.Now());
        return answer;
    }

    private Task TellAsync(AidAnswer answer, ModerationItem item, CancellationToken ct) =>
        tell.AddAsync(answer.CommunityId, answer.PersonId, new Notice("aid_answer.rejected", "应答未通过审核", $"理由：{item.PublicReason}。如有异议，可以申诉。", $"{item.Id:N}:rejected:{item.Version}")
        {
            AboutKind = "aid-posts", AboutId = answer.PostId,
        }, ct);
}
