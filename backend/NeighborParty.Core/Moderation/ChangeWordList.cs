using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>Adds a version of the community's words.</summary>
public sealed class ChangeWordList(NeighborPartyDb db, RecentWords recent, CurrentActor current, AuditTrail audit, CommunityScope scope, TimeProvider time)
{
    /// <param name="seen">The version that was changed; 0 before the first.</param>
    /// <param name="banned">One word a line; the other lists alike.</param>
    /// <param name="note">Why. At most 100 characters.</param>
    /// <exception cref="RefusedException">400 for words that are too long, too short or too many; 412 when somebody else changed them first.</exception>
    public async Task<WordList> RunAsync(int seen, string? banned, string? money, string? allowed, string? note, CancellationToken ct)
    {
        var why = CleanText.Required("note", note, 100, "修改说明");
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var last = await db.WordLists.MaxAsync(w => (int?)w.Number, ct) ?? 0;
        if (last != seen)
            throw Refusals.Stale();
        var list = new WordList
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(), Number = last + 1, Note = why, ChangedBy = current.Actor.Name, ChangedAt = now,
            Banned = Clean("banned", banned), Money = Clean("money", money), Allowed = Clean("allowed", allowed),
        };
        db.WordLists.Add(list);
        audit.Record(new Act("word_list.changed", nameof(WordList), list.Id)
        {
            From = $"v{last}", To = $"v{list.Number}", ReasonText = why,
            Details = new { banned = WordList.Lines(list.Banned).Count, money = WordList.Lines(list.Money).Count, allowed = WordList.Lines(list.Allowed).Count },
        });
        var community = list.CommunityId;
        db.AfterCommit(() => recent.Forget(community));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return list;
    }

    private static string Clean(string field, string? words)
    {
        // A browser sends the line ends of its own.
        var lines = WordList.Lines((words ?? "").Replace("\r", "\n", StringComparison.Ordinal)).Select(w => CleanText.Optional(field, w, WordList.WordLength, "词语") ?? "")
            .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (lines.Count > WordList.MostWords)
            throw Refusals.Invalid(field, $"词语最多 {WordList.MostWords} 个。");
        // One character stands in every second sentence.
        if (lines.Find(w => TextSkeleton.Letterwise(TextSkeleton.Of(w)).Length < 2) is { } tooShort)
            throw Refusals.Invalid(field, $"“{tooShort}”太短：词语至少两个字，否则会误伤很多内容。");
        return string.Join('\n', lines);
    }
}
