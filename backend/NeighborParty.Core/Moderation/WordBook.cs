using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>The communities' words, ready to search, in memory for ten seconds. A change here is seen at once, one on another instance after that time.</summary>
public sealed class RecentWords(TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, (int Number, WordMatcher Words, DateTime ReadAt)> _known = new();

    public WordMatcher? Find(Guid community) => _known.TryGetValue(community, out var found) && time.Now() - found.ReadAt <= Believed ? found.Words : null;

    /// <summary>The words of this version, if they were built before.</summary>
    public WordMatcher? Built(Guid community, int number) => _known.TryGetValue(community, out var found) && found.Number == number ? found.Words : null;

    public void Keep(Guid community, int number, WordMatcher words) => _known[community] = (number, words, time.Now());

    public void Forget(Guid community) => _known.TryRemove(community, out _);
}

/// <summary>Which words count in the community of the scope.</summary>
public sealed class WordBook(NeighborPartyDb db, LocalRules rules, RecentWords recent, CommunityScope scope)
{
    public async Task<WordMatcher> TodayAsync(CancellationToken ct)
    {
        if (scope.CommunityId is not { } here)
            return rules.Words;
        if (recent.Find(here) is { } known)
            return known;
        var number = await db.WordLists.MaxAsync(w => (int?)w.Number, ct) ?? 0;
        var words = recent.Built(here, number) ?? await BuildAsync(number, ct);
        recent.Keep(here, number, words);
        return words;
    }

    private async Task<WordMatcher> BuildAsync(int number, CancellationToken ct) =>
        await db.WordLists.AsNoTracking().FirstOrDefaultAsync(w => w.Number == number, ct) is { } list
            ? rules.With(WordList.Lines(list.Banned), WordList.Lines(list.Money), WordList.Lines(list.Allowed))
            : rules.Words;
}

/// <summary>The product's own look at a text, with the words of the community. What every noun asks before it takes a text.</summary>
public sealed class TextRules(LocalRules rules, WordBook book, PolicyBook policies)
{
    /// <summary>As <see cref="LocalRules.Check"/>.</summary>
    /// <exception cref="RefusedException">422 <c>moderation.asks_for_money</c>, <c>moderation.personal_details</c>.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(string text, bool keepDetails, CancellationToken ct) =>
        rules.Check(text, keepDetails, await book.TodayAsync(ct), await OfficeAsync(ct));

    /// <summary>The same for what the office writes, for itself or for somebody: it may name a sum, and is asked for nothing.</summary>
    public async Task<IReadOnlyList<string>> CheckOfficeAsync(string text, CancellationToken ct)
    {
        var look = await LookAsync(text, ct);
        var kinds = look.Details.Select(d => d.Kind).Concat(look.Words.Where(w => w.Kind == WordKind.Banned).Select(_ => LocalRules.BannedWord));
        return [.. kinds.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The same for what somebody wants to be called: who would speak for the office by the name alone waits for a human.</summary>
    /// <exception cref="RefusedException">422 <c>moderation.asks_for_money</c>.</exception>
    public async Task<IReadOnlyList<string>> CheckNameAsync(string name, CancellationToken ct)
    {
        var findings = await CheckAsync(name, keepDetails: true, ct);
        return rules.IsReserved(name) ? [.. findings, LocalRules.ReservedName] : findings;
    }

    /// <summary>Whom this community points to who asks for money.</summary>
    public async Task<HelpOffice> OfficeAsync(CancellationToken ct) => HelpOffice.Of(await policies.TodayAsync(ct));

    public async Task<LocalLook> LookAsync(string text, CancellationToken ct) => LocalRules.Look(text, await book.TodayAsync(ct));
}
