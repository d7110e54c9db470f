using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>Nobody judges what is one's own, one's family's, what one reported, or a quarrel of the own house.</summary>
public sealed class ConflictOfModerator(NeighborPartyDb db, SamePerson same, IEnumerable<IModeratedContent> contents)
{
    /// <exception cref="RefusedException">403 <c>moderation.own_content</c>, <c>moderation.conflict</c>.</exception>
    public async Task RequireNoneAsync(ModerationItem item, CancellationToken ct)
    {
        if (await same.ActingAsync(ct) is not { } person)
            return;
        await RequireNotOfFamilyAsync(person, item.AuthorId, ct);
        if (item.Reports == 0)
            return;
        if (await db.ContentReports.AnyAsync(r => r.ContentKind == item.ContentKind && r.ContentId == item.ContentId && r.SettledAt == null && r.ReporterId == person, ct))
            throw ModerationRefusals.Conflict("这条内容是您举报的");
        var content = contents.First(c => c.Kind == item.ContentKind);
        if (await content.BuildingAsync(item.ContentId, ct) is { } building && await LivesInAsync(person, building, ct))
            throw ModerationRefusals.Conflict("这是您所住楼栋的争议");
    }

    /// <summary>For what is done to a person: nobody decides about oneself or one's family.</summary>
    /// <exception cref="RefusedException">As above.</exception>
    public async Task RequireNotOfFamilyAsync(Guid authorId, CancellationToken ct)
    {
        if (await same.ActingAsync(ct) is { } person)
            await RequireNotOfFamilyAsync(person, authorId, ct);
    }

    private async Task RequireNotOfFamilyAsync(Guid person, Guid author, CancellationToken ct)
    {
        if (person == author)
            throw ModerationRefusals.OwnContent();
        if (await db.Residencies.AnyAsync(mine => mine.PersonId == person && mine.To == null
            && db.Residencies.Any(theirs => theirs.PersonId == author && theirs.To == null && theirs.DwellingId == mine.DwellingId), ct))
            throw ModerationRefusals.Conflict("作者与您同住一户");
    }

    private Task<bool> LivesInAsync(Guid person, Guid building, CancellationToken ct) =>
        db.Residencies.AnyAsync(r => r.PersonId == person && r.To == null && db.Dwellings.Any(d => d.Id == r.DwellingId && d.BuildingId == building), ct);
}
