using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>What moderation means for posts. A post that has ended stays as it is.</summary>
public sealed class ModeratedAidPosts(NeighborPartyDb db, TellPerson tell, TimeProvider time) : IModeratedContent
{
    public const string ContentKind = "aid_post";

    public string Kind => ContentKind;

    public async Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct)
    {
        var post = await db.AidPosts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == contentId, ct);
        var content = await db.AidPostContents.AsNoTracking().FirstOrDefaultAsync(c => c.PostId == contentId && c.Number == version, ct);
        if (post is null || content is null)
            return null;
        var before = post.ShownVersion is { } shown && shown != version
            ? await db.AidPostContents.AsNoTracking().Where(c => c.PostId == contentId && c.Number == shown).Select(c => c.Title + "\n" + c.Text).FirstOrDefaultAsync(ct)
            : null;
        var building = await db.Buildings.Where(b => b.Id == post.BuildingId).Select(b => b.Name).FirstAsync(ct);
        return new ContentToJudge($"互助·{AidStates.Label(post.Kind)}", content.Title, content.Text, content.PhotoIds,
            $"{building}，{AidStates.Label(post.Visibility)}可见", before);
    }

    public async Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct) =>
        await db.AidPostContents.AsNoTracking().FirstOrDefaultAsync(c => c.PostId == contentId && c.Number == version, ct) is { } content
            ? (content.Title, content.Text)
            : null;

    public async Task AwaitReviewAsync(ModerationItem item, CancellationToken ct)
    {
        var post = await PostAsync(item, ct);
        if (post.State == AidPostState.MachineCheck)
            post.Go(AidPostEvent.SendToReview, AidRole.Moderation);
    }

    public bool CanBeRedacted => true;

    public bool CanBeChanged => true;

    public Task<bool> HasEndedAsync(ModerationItem item, CancellationToken ct) => db.AidPosts.AnyAsync(p => p.Id == item.ContentId && p.EndedAt != null, ct);

    public async Task<ModeratedText?> ContentAsync(ModerationItem item, CancellationToken ct) =>
        await ContentRowAsync(item, ct) is { } content ? new ModeratedText(content.Title, content.Text, [.. content.PhotoIds]) : null;

    public async Task ReplaceAsync(ModerationItem item, ModeratedText text, CancellationToken ct)
    {
        if (await ContentRowAsync(item, ct) is { } content)
            (content.Title, content.Text, content.PhotoIds) = (text.Title ?? content.Title, text.Text, [.. text.PhotoIds]);
    }

    public async Task<Guid?> BuildingAsync(Guid contentId, CancellationToken ct) =>
        await db.AidPosts.Where(p => p.Id == contentId).Select(p => (Guid?)p.BuildingId).FirstOrDefaultAsync(ct);

    public async Task ShowAsync(ModerationItem item, CancellationToken ct)
    {
        // With a reason parts were covered just now: the decision itself tells that.
        if (await ShowAtAsync(item, time.Now(), ct) is { } post && item.PublicReason is null)
            await TellAuthorAsync(post, item, "aid_post.published", "互助已发布", "您发布的互助已通过审核，邻居们可以看到了。", ct);
    }

    /// <summary>The author is told by the appeal's own answer.</summary>
    public async Task<bool> RestoreAsync(ModerationItem item, CancellationToken ct) => await ShowAtAsync(item, item.CreatedAt, ct) is not null;

    public async Task ShowMeanwhileAsync(ModerationItem item, CancellationToken ct)
    {
        if (await ShowAtAsync(item, time.Now(), ct) is { } post)
            await TellAuthorAsync(post, item, "aid_post.published", "互助恢复显示", "您发布的互助先恢复显示，工作人员还会复核。", ct);
    }

    public Task RequestChangeAsync(ModerationItem item, CancellationToken ct) =>
        RefuseAsync(item, "aid_post.change_requested", "互助请修改后再发", $"{item.PublicReason}。修改后会重新审核。", ct);

    public Task RejectAsync(ModerationItem item, CancellationToken ct) =>
        RefuseAsync(item, "aid_post.rejected", "互助未通过审核", $"理由：{item.PublicReason}。您可以修改后再次提交；如有异议，可以申诉。", ct);

    public async Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct)
    {
        var post = await PostAsync(item, ct);
        if (post.EndedAt is not null)
            return;
        // A newer version that is refused does not take the shown one away.
        if (post.ShownVersion is null || post.ShownVersion == item.ContentVersion)
            post.Go(AidPostEvent.Hide, AidRole.Moderation);
        await TellAuthorAsync(post, item, "aid_post.hidden", "互助已隐藏",
            untilReviewed ? "您发布的互助正在复核，暂时不显示，请等待工作人员处理。" : $"理由：{item.PublicReason}。如有异议，可以申诉。", ct);
    }

    private async Task RefuseAsync(ModerationItem item, string kind, string title, string text, CancellationToken ct)
    {
        var post = await PostAsync(item, ct);
        if (post.EndedAt is not null)
            return;
        if (post.State is AidPostState.Review or AidPostState.MachineCheck)
            post.Go(AidPostEvent.Reject, AidRole.Moderation);
        await TellAuthorAsync(post, item, kind, title, text, ct);
    }

    private async Task<AidPost?> ShowAtAsync(ModerationItem item, DateTime listedAt, CancellationToken ct)
    {
        var post = await PostAsync(item, ct);
        if (post.EndedAt is not null)
            return null;
        var agreed = await db.AidAnswers.AnyAsync(a => a.PostId == post.Id && a.State == AidAnswerState.Agreed, ct);
        post.Show(item.ContentVersion, agreed, listedAt);
        return post;
    }

    private Task<AidPostContent?> ContentRowAsync(ModerationItem item, CancellationToken ct) =>
        db.AidPostContents.FirstOrDefaultAsync(c => c.PostId == item.ContentId && c.Number == item.ContentVersion, ct);

    private Task<AidPost> PostAsync(ModerationItem item, CancellationToken ct) => db.AidPosts.FirstAsync(p => p.Id == item.ContentId, ct);

    private Task TellAuthorAsync(AidPost post, ModerationItem item, string kind, string title, string text, CancellationToken ct) =>
        tell.AddAsync(post.CommunityId, post.AuthorId, new Notice(kind, title, text, $"{item.Id:N}:{kind}:{item.Version}") { AboutKind = "aid-posts", AboutId = post.Id }, ct);
}
