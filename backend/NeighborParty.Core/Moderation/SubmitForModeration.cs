using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>A version of a content that somebody wants to be seen.</summary>
/// <param name="Findings">From <see cref="TextRules"/>.</param>
public sealed record Submission(string Kind, Guid ContentId, int Version, Guid AuthorId, IReadOnlyList<string> Findings, IReadOnlyCollection<Guid> PhotoIds)
{
    /// <summary>Title and text, so that equal spam is found; without it the check reads it later.</summary>
    public string? Text { get; init; }

    /// <summary>Whoever is under a measure may write this all the same; it is checked like everything else.</summary>
    public bool IsNeverMuted { get; init; }
}

/// <summary>Starts the check of a content's version, in the transaction that writes the content: no content without its item.</summary>
public sealed class SubmitForModeration(
    NeighborPartyDb db, Outbox.Outbox outbox, AuthorStanding standing, IEnumerable<IModeratedContent> contents, PolicyBook policies, CommunityScope scope, TimeProvider time)
{
    /// <exception cref="RefusedException">403 <c>moderation.muted</c>, <c>moderation.suspended</c> for an author under a measure.</exception>
    public async Task RunAsync(Submission content, CancellationToken ct)
    {
        if (!content.IsNeverMuted && contents.FirstOrDefault(c => c.Kind == content.Kind)?.IsMuted != false)
            await standing.RequireMayPostAsync(content.AuthorId, ct);
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        await DropAsync(content.Kind, content.ContentId, ct);

        var item = new ModerationItem
        {
            Id = Ids.New(now),
            CommunityId = scope.CommunityId!.Value,
            ContentKind = content.Kind,
            ContentId = content.ContentId,
            ContentVersion = content.Version,
            AuthorId = content.AuthorId,
            Findings = string.Join(',', content.Findings),
            CreatedAt = now,
            MachineDeadline = now.AddMinutes(policy.MediaCheckMinutes),
            PolicyVersion = policy.Version,
        };
        if (content.Text is { } text)
            item.Reads(TextKey.Of(text));
        if (content.Findings.Count > 0)
            item.FoundLocally();
        db.ModerationItems.Add(item);
        outbox.Add(CheckText.OutboxKind, item.CommunityId, new CheckText.Payload(item.Id), $"{CheckText.OutboxKind}:{item.Id:N}");
        foreach (var photo in content.PhotoIds)
        {
            var row = new MediaCheckRow { Id = Ids.New(now), CommunityId = item.CommunityId, ItemId = item.Id, PhotoId = photo };
            db.MediaChecks.Add(row);
            outbox.Add(CheckPhoto.OutboxKind, item.CommunityId, new CheckPhoto.Payload(row.Id), $"{CheckPhoto.OutboxKind}:{row.Id:N}");
        }
    }

    /// <summary>
    /// Versions that nobody has seen need no decision any more, because there is a newer one or because the content has ended.
    /// One that was shown stays under its reports.
    /// </summary>
    public async Task DropAsync(string kind, Guid contentId, CancellationToken ct)
    {
        var open = await db.ModerationItems
            .Where(i => i.ContentKind == kind && i.ContentId == contentId && i.PublishedAt == null
                && (i.State == ModerationState.MachineCheck || i.State == ModerationState.Queue))
            .ToListAsync(ct);
        open.ForEach(i => i.Go(ModerationEvent.Supersede, ModerationRole.System));
    }
}
