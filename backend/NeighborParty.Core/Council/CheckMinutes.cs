using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Council;

/// <summary>
/// Reads the public words as a stranger would: no phone, identity, door or plate number, no name of anybody who was there or whose matter it was. A name that only
/// some other resident has may be an ordinary word (高兴, 方正), so a person has to look at that once more. What only the requester reads may say more.
/// </summary>
public sealed class CheckMinutes(NeighborPartyDb db, TextRules rules)
{
    /// <summary>A single character is no name to look for.</summary>
    private const int ShortestName = 2;

    /// <exception cref="RefusedException">422, naming the place and the kind, never what was found.</exception>
    public async Task RunAsync(CouncilDay day, IReadOnlyList<AgendaItem> items, IReadOnlyList<CarriedOver> carried, bool namesChecked, CancellationToken ct)
    {
        var shown = items.Where(i => !i.IsPrivate).ToList();
        if (shown.Find(i => i.PublicTitle is null || i.PublicText is null) is { } missing)
            throw CouncilRefusals.WordsMissing(missing.Position);
        List<(string Where, string Text)> pieces =
        [
            ("纪要", day.Minutes ?? ""), .. shown.Select(i => ($"第 {i.Position} 件议题", $"{i.PublicTitle}\n{i.PublicText}")),
            .. carried.Where(c => !c.Item.IsPrivate).Select(c => ($"第 {c.Line.Position} 件议题", c.Line.PublicTitle)),
        ];
        foreach (var (where, text) in pieces)
            if (await FindingsAsync(text, doors: true, ct) is { Count: > 0 } found)
                throw CouncilRefusals.NotForPublication(where, found);

        var known = await NamesOfThoseConcernedAsync(day, [.. items, .. carried.Select(c => c.Item)], ct);
        if (pieces.Find(p => known.Exists(n => p.Text.Contains(n, StringComparison.Ordinal))) is { Where: not null } named)
            throw CouncilRefusals.NamesSomebody(named.Where);
        if (namesChecked)
            return;
        foreach (var (where, text) in pieces)
            if (await db.People.AnyAsync(p => p.Status == PersonStatus.Active && p.Name.Length >= ShortestName && text.Contains(p.Name), ct))
                throw CouncilRefusals.MayNameSomebody(where);
    }

    /// <summary>Why a meeting falls out: all residents read it, and it is short enough to say without any word that is also a name.</summary>
    /// <exception cref="RefusedException">422, naming the kind, never what was found.</exception>
    public async Task ReasonAsync(CouncilDay day, IReadOnlyList<AgendaItem> items, string reason, CancellationToken ct)
    {
        await ShortAsync(day, items, "取消原因", reason, doors: true, ct);
        if (await db.People.AnyAsync(p => p.Status == PersonStatus.Active && p.Name.Length >= ShortestName && reason.Contains(p.Name), ct))
            throw CouncilRefusals.NamesSomebody("取消原因");
    }

    /// <summary>Where a meeting is: a room may have a number, and be called as somebody is.</summary>
    /// <inheritdoc cref="ReasonAsync"/>
    public Task PlaceAsync(CouncilDay day, IReadOnlyList<AgendaItem> items, string place, CancellationToken ct) => ShortAsync(day, items, "地点", place, doors: false, ct);

    /// <summary>About what the council started, for the residents whom it concerns.</summary>
    /// <exception cref="RefusedException">422, naming the kind, never what was found.</exception>
    public async Task WordsAsync(CouncilDay day, AgendaItem item, string where, string text, bool namesChecked, CancellationToken ct)
    {
        await ShortAsync(day, [item], where, text, doors: true, ct);
        if (!namesChecked && await db.People.AnyAsync(p => p.Status == PersonStatus.Active && p.Name.Length >= ShortestName && text.Contains(p.Name), ct))
            throw CouncilRefusals.MayNameSomebody(where);
    }

    /// <summary>
    /// What the office tells the one who asked, and nobody else. No second person looks at it: what the word list knows is written differently,
    /// and where somebody else's name or a number stands, whoever wrote it says that he has read it again.
    /// </summary>
    /// <exception cref="RefusedException">422, never naming what was found.</exception>
    public async Task FeedbackAsync(AgendaItem item, string where, string text, bool readAgain, CancellationToken ct)
    {
        var kinds = await rules.CheckOfficeAsync(text, ct);
        if (kinds.Contains(LocalRules.BannedWord))
            throw ModerationRefusals.OfficeWords();
        if (readAgain)
            return;
        var parties = await db.Orders.Where(o => o.Id == item.OrderId).Select(o => new { o.RequesterId, o.ForPersonId }).FirstOrDefaultAsync(ct);
        var own = new[] { item.PersonId, parties?.RequesterId, parties?.ForPersonId }.OfType<Guid>().ToList();
        if (kinds.Count > 0 || await db.People.AnyAsync(p => p.Status == PersonStatus.Active && p.Name.Length >= ShortestName && !own.Contains(p.Id) && text.Contains(p.Name), ct))
            throw CouncilRefusals.ReadAgain(where);
    }

    private async Task ShortAsync(CouncilDay day, IReadOnlyList<AgendaItem> items, string where, string text, bool doors, CancellationToken ct)
    {
        if (await FindingsAsync(text, doors, ct) is { Count: > 0 } found)
            throw CouncilRefusals.NotForPublication(where, found);
        if ((await NamesOfThoseConcernedAsync(day, items, ct)).Exists(n => text.Contains(n, StringComparison.Ordinal)))
            throw CouncilRefusals.NamesSomebody(where);
    }

    /// <summary>Minutes may speak of money: they ask nobody for it.</summary>
    private async Task<List<string>> FindingsAsync(string text, bool doors, CancellationToken ct)
    {
        var kinds = await rules.CheckOfficeAsync(text, ct);
        return [.. kinds.Where(k => doors || k != "door").Select(LocalRules.NameOf)];
    }

    private async Task<List<string>> NamesOfThoseConcernedAsync(CouncilDay day, IReadOnlyList<AgendaItem> items, CancellationToken ct)
    {
        var orders = items.Select(i => i.OrderId).OfType<Guid>().ToList();
        var proposers = items.Select(i => i.PersonId).OfType<Guid>().ToList();
        var parties = await db.Orders.Where(o => orders.Contains(o.Id)).Select(o => new { o.RequesterId, o.ForPersonId }).ToListAsync(ct);
        // Everybody who was ever asked to do it: what the council decides on is nobody's just now.
        var asked = await db.OrderOffers.Where(o => orders.Contains(o.OrderId)).Select(o => o.PersonId).ToListAsync(ct);
        var people = parties.SelectMany(p => new[] { p.RequesterId, p.ForPersonId }).OfType<Guid>().Concat(asked).Concat(proposers).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => p.Name).ToListAsync(ct);
        names.AddRange(await db.CouncilGuests.Where(g => g.CouncilDayId == day.Id).Select(g => g.Name).ToListAsync(ct));
        names.AddRange(await db.StaffAccounts.Where(s => s.CommunityId == day.CommunityId).Select(s => s.DisplayName).ToListAsync(ct));
        return names.FindAll(n => n.Length >= ShortestName);
    }
}
