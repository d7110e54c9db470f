using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>What a post says and to whom.</summary>
/// <param name="ValidDays">1 to 90; null: as the community's policy says.</param>
/// <param name="KeepDetails">The author was warned of personal details in the text and wants them to stay.</param>
/// <param name="NoEmergency">Was asked, because it sounds like one, and says it is none.</param>
public sealed record AidPostDraft(
    string Category, AidUrgency Urgency, AidVisibility Visibility, string Title, string Text, IReadOnlyList<Guid> PhotoIds, int? ValidDays, bool KeepDetails, bool NoEmergency = false);

/// <summary>A neighbour asks or offers. Nobody sees it before it was checked.</summary>
public sealed class PostAid(
    NeighborPartyDb db, Neighbourhood neighbourhood, AidCategories categories, OrderCategories emergencies, TextRules rules, AttachPhotos photos, SubmitForModeration moderation,
    PolicyBook policies, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    public const int TitleLength = 40;

    public const int TextLength = 1000;

    /// <param name="buildingId">Null: the house the author lives in.</param>
    /// <exception cref="RefusedException">403 for who is not a member; 422 for a foreign building, foreign photos, an emergency, asking for money or unconfirmed personal details.</exception>
    public async Task<AidPost> RunAsync(AidKind kind, Guid? buildingId, bool anonymous, AidPostDraft draft, CancellationToken ct)
    {
        var (person, places) = await neighbourhood.RequireMemberAsync(ct);
        var building = buildingId ?? await HomeAsync(person, places, ct);
        if (!places.Buildings.Contains(building))
            throw AidRefusals.NotYourBuilding();

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var policy = await policies.TodayAsync(ct);
        if (await db.AidPosts.CountAsync(p => p.AuthorId == person && p.EndedAt == null && p.State != AidPostState.Rejected, ct) >= policy.AidPostsAtOnce)
            throw AidRefusals.TooManyPosts(policy.AidPostsAtOnce);
        var compound = await db.Buildings.Where(b => b.Id == building).Select(b => b.CompoundId).FirstAsync(ct);
        var post = AidPost.Create(Ids.New(now), scope.CommunityId!.Value, person, kind, building, compound, anonymous, policy.Version, now);
        post.Describe(categories.Require(draft.Category), draft.Urgency, draft.Visibility, now.AddDays(DaysOf(draft, policy)));
        db.AidPosts.Add(post);
        await WriteContentAsync(post, 1, draft, ct);
        audit.Record(new Act("aid_post.posted", nameof(AidPost), post.Id)
        {
            To = post.State.ToString(), PolicyVersion = policy.Version, Details = new { kind, category = post.Category, draft.Visibility },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return post;
    }

    /// <summary>Nobody is asked for the house they live in; only who lives outside the group's houses has to choose.</summary>
    private async Task<Guid> HomeAsync(Guid person, NeighbourPlaces places, CancellationToken ct)
    {
        if (places.Buildings.Count == 1)
            return places.Buildings[0];
        var home = await db.Residencies.Where(r => r.PersonId == person && r.IsPrimary)
            .Join(db.Dwellings, r => r.DwellingId, d => d.Id, (_, d) => (Guid?)d.BuildingId).FirstOrDefaultAsync(ct);
        return home is { } building && places.Buildings.Contains(building) ? building : throw Refusals.Invalid("buildingId", "请选择楼栋。");
    }

    internal static int DaysOf(AidPostDraft draft, CommunityPolicy policy) => draft.ValidDays switch
    {
        null => policy.AidPostDays,
        >= 1 and <= 90 => draft.ValidDays.Value,
        _ => throw Refusals.Invalid("validDays", "有效期为 1 至 90 天。"),
    };

    /// <summary>Adds a version and starts its check; also for <see cref="EditAidPost"/>.</summary>
    internal async Task WriteContentAsync(AidPost post, int number, AidPostDraft draft, CancellationToken ct)
    {
        var title = CleanText.Required("title", draft.Title, TitleLength, "标题");
        var text = CleanText.Required("text", draft.Text, TextLength, "内容");
        // Who waits for a neighbour's answer loses the minutes that count. Offers of help may speak of it.
        if (post.Kind == AidKind.Request && !draft.NoEmergency && emergencies.SoundsLikeEmergency($"{title}\n{text}"))
            throw OrderRefusals.Emergency();
        if (draft.PhotoIds.Count > AidPost.MaxPhotos)
            throw Refusals.Invalid("photoIds", $"照片最多 {AidPost.MaxPhotos} 张。");
        var findings = await rules.CheckAsync($"{title}\n{text}", draft.KeepDetails, ct);
        await photos.RunAsync(post.AuthorId, post.Id, draft.PhotoIds, ct);
        var now = time.Now();
        db.AidPostContents.Add(new AidPostContent
        {
            Id = Ids.New(now), CommunityId = post.CommunityId, PostId = post.Id, Number = number, Title = title, Text = text,
            PhotoIds = [.. draft.PhotoIds], CreatedAt = now,
        });
        await moderation.RunAsync(new Submission(ModeratedAidPosts.ContentKind, post.Id, number, post.AuthorId, findings, draft.PhotoIds) { Text = $"{title}\n{text}" }, ct);
    }
}
