using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>Whose content is shown when the machine passes it: enough approved posts, long enough a member, no measure in force, and nothing open against this content.</summary>
public sealed class TrustedAuthors(NeighborPartyDb db, AuthorStanding standing, PolicyBook policies, TimeProvider time)
{
    public async Task<bool> IsTrustedAsync(ModerationItem item, CancellationToken ct)
    {
        var policy = await policies.TodayAsync(ct);
        var since = time.Now().AddDays(-policy.TrustedAfterDays);
        if (!await db.Memberships.AnyAsync(m => m.PersonId == item.AuthorId && m.To == null && m.From <= since, ct))
            return false;

        if (await standing.IsUnderMeasureAsync(item.AuthorId, ct))
            return false;

        // What was reported, refused or hidden once is looked at again, whoever wrote it.
        var ofContent = db.ModerationItems.Where(i => i.ContentKind == item.ContentKind && i.ContentId == item.ContentId && i.Id != item.Id);
        if (await ofContent.AnyAsync(i => i.State == ModerationState.Rejected || i.State == ModerationState.Hidden || i.State == ModerationState.ChangeRequested
                || (i.RedactedAt != null && i.State != ModerationState.Superseded), ct)
            || await db.ContentReports.AnyAsync(r => r.ContentKind == item.ContentKind && r.ContentId == item.ContentId && r.SettledAt == null, ct))
            return false;

        // Nor does the same text come back as something new.
        if (item.TextKey is { } key && await db.ModerationItems.AnyAsync(i => i.AuthorId == item.AuthorId && i.TextKey == key && i.Id != item.Id
            && db.ModerationDecisions.Any(d => d.ItemId == i.Id && d.What != Decision.Publish && d.OverturnedAt == null), ct))
            return false;

        var approved = await db.ModerationItems
            .Where(i => i.AuthorId == item.AuthorId && i.ContentKind == "aid_post" && i.PublishedAt != null
                && (i.State == ModerationState.Published || i.State == ModerationState.PublishedRedacted || i.State == ModerationState.Superseded))
            .Select(i => i.ContentId).Distinct().CountAsync(ct);
        return approved >= policy.TrustedAfterPosts;
    }
}
