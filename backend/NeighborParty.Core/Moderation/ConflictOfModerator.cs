using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>Nobody judges what is one's own, one's family's, what one reported, a quarrel of the own house, or again what one was overruled about.</summary>
public sealed class ConflictOfModerator(NeighborPartyDb db, SamePerson same, IEnumerable<IModeratedContent> contents)
{
    // In words that tell a household nothing of a complaint about it.
    private const string NotByYou = "这条内容不能由您处理";

    /// <exception cref="RefusedException">403 <c>moderation.own_content</c>, <c>moderation.conflict</c>.</exception>
    public async Task RequireNoneAsync(ModerationItem item, CancellationToken ct)
    {
        if (await FindAsync(item, ct) is { } refusal)
            throw refusal;
    }

    /// <summary>Why who acts now must not judge this one; null when nothing is against it.</summary>
    public async Task<RefusedException?> FindAsync(ModerationItem item, CancellationToken ct)
    {
        var content = contents.First(c => c.Kind == item.ContentKind);
        // Who wrote it down for somebody is no second person.
        if (await content.SubmittedByAsync(item, ct) is { } by && await same.ActedAsync(by, ct))
            return ModerationRefusals.Conflict("这是您代录的");
        if (await OverruledAsync(item, ct) is { } overruled && await same.ActedAsync(overruled, ct))
            return ModerationRefusals.Conflict("您对这条内容的决定已经改判");
        if (await same.ActingAsync(ct) is not { } person)
            return null;
        if (await FamilyAsync(person, item.AuthorId, ct) is { } family)
            return family;
        if (await IsAboutAsync(content, item, person, ct))
            return ModerationRefusals.Conflict(NotByYou);
        if (item.Reports == 0)
            return null;
        if (await db.ContentReports.AnyAsync(r => r.ContentKind == item.ContentKind && r.ContentId == item.ContentId && r.SettledAt == null && r.ReporterId == person, ct))
            return ModerationRefusals.Conflict("这条内容是您举报的");
        return await content.BuildingAsync(item.ContentId, ct) is { } building && await LivesInAsync(person, building, ct) ? ModerationRefusals.Conflict("这是您所住楼栋的争议") : null;
    }

    /// <summary>What is said of one's own household is not read here either; a complaint would be no secret.</summary>
    /// <exception cref="RefusedException">404: for them it does not exist.</exception>
    public async Task RequireMayReadAsync(ModerationItem item, CancellationToken ct)
    {
        if (await same.ActingAsync(ct) is { } person && await IsAboutAsync(contents.First(c => c.Kind == item.ContentKind), item, person, ct))
            throw Refusals.NotFound();
    }

    /// <summary>For what is done to a person: nobody decides about oneself or one's family.</summary>
    /// <exception cref="RefusedException">As above.</exception>
    public async Task RequireNotOfFamilyAsync(Guid authorId, CancellationToken ct)
    {
        if (await same.ActingAsync(ct) is { } person && await FamilyAsync(person, authorId, ct) is { } refusal)
            throw refusal;
    }

    /// <summary>Whose decision an appeal put right, as long as nobody has decided anew: that one would only say the same again.</summary>
    private async Task<Guid?> OverruledAsync(ModerationItem item, CancellationToken ct) => item.DecidedAt is null
        ? null
        : await db.ModerationDecisions.Where(d => d.ItemId == item.Id && d.DecidedAt == item.DecidedAt && d.OverturnedAt != null).Select(d => (Guid?)d.DecidedBy).FirstOrDefaultAsync(ct);

    private async Task<RefusedException?> FamilyAsync(Guid person, Guid author, CancellationToken ct)
    {
        if (person == author)
            return ModerationRefusals.OwnContent();
        return await db.Residencies.AnyAsync(mine => mine.PersonId == person && mine.To == null
            && db.Residencies.Any(theirs => theirs.PersonId == author && theirs.To == null && theirs.DwellingId == mine.DwellingId), ct)
            ? ModerationRefusals.Conflict("作者与您同住一户")
            : null;
    }

    private async Task<bool> IsAboutAsync(IModeratedContent content, ModerationItem item, Guid person, CancellationToken ct) =>
        await content.HouseholdAsync(item.ContentId, ct) is { } dwelling && await db.LivesAtAsync(person, dwelling, ct);

    private Task<bool> LivesInAsync(Guid person, Guid building, CancellationToken ct) =>
        db.Residencies.AnyAsync(r => r.PersonId == person && r.To == null && db.Dwellings.Any(d => d.Id == r.DwellingId && d.BuildingId == building), ct);
}
