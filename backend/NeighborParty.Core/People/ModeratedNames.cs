using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.People;

/// <summary>What moderation means for names: neighbours see the first character, leaders and staff the whole.</summary>
public sealed class ModeratedNames(NeighborPartyDb db, TellPerson tell, TimeProvider time) : IModeratedContent
{
    public const string ContentKind = "person_name";

    public string Kind => ContentKind;

    /// <summary>The machine's word is enough: nobody has three approved names.</summary>
    public bool NeedsTrust => false;

    /// <summary>Who is muted may still correct the own name.</summary>
    public bool IsMuted => false;

    public async Task<ContentToJudge?> ReadAsync(Guid contentId, int version, CancellationToken ct) =>
        await db.NameWishes.AsNoTracking().FirstOrDefaultAsync(w => w.Id == contentId, ct) is { } wish
            ? new ContentToJudge("姓名", "想改成的姓名", wish.Name, [], "邻居只看到第一个字，组长和社区看到全名", null)
            : null;

    public async Task<(string? Title, string Text)?> TextAsync(Guid contentId, int version, CancellationToken ct) =>
        await db.NameWishes.AsNoTracking().FirstOrDefaultAsync(w => w.Id == contentId, ct) is { } wish ? (null, wish.Name) : null;

    public Task AwaitReviewAsync(ModerationItem item, CancellationToken ct) => Task.CompletedTask;

    public async Task ShowAsync(ModerationItem item, CancellationToken ct)
    {
        var (wish, person) = await FindAsync(item, ct);
        wish.End(time.Now());
        person.Rename(wish.Name);
    }

    public async Task RejectAsync(ModerationItem item, CancellationToken ct)
    {
        var (wish, _) = await FindAsync(item, ct);
        wish.End(time.Now());
        await TellAsync(wish, item, "姓名未通过审核", ct);
    }

    public async Task HideAsync(ModerationItem item, bool untilReviewed, CancellationToken ct)
    {
        // Who has left took the names along.
        if (!await db.NameWishes.AnyAsync(w => w.Id == item.ContentId, ct))
            return;
        var (wish, person) = await FindAsync(item, ct);
        wish.End(time.Now());
        if (person.Name == wish.Name)
            person.Rename(wish.Before);
        if (!untilReviewed)
            await TellAsync(wish, item, "姓名已改回原来的", ct);
    }

    private async Task<(NameWish Wish, Person Person)> FindAsync(ModerationItem item, CancellationToken ct)
    {
        var wish = await db.NameWishes.FirstAsync(w => w.Id == item.ContentId, ct);
        return (wish, await db.People.FirstAsync(p => p.Id == wish.PersonId, ct));
    }

    private Task TellAsync(NameWish wish, ModerationItem item, string title, CancellationToken ct) =>
        tell.AddAsync(wish.CommunityId, wish.PersonId, new Notice("person.name_refused", title, $"理由：{item.PublicReason}。您可以换一个再提交；如有异议，可以申诉。", $"{item.Id:N}:refused")
        {
            AboutKind = "me", AboutId = wish.PersonId,
        }, ct);
}
