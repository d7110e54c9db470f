using System.Buffers;

namespace NeighborParty.Core.Moderation;

public enum WordKind
{
    /// <summary>A human looks.</summary>
    Banned,

    /// <summary>Refused with an explanation: no money passes through the product.</summary>
    Money,
}

/// <summary>A word of the lists in a text without spaces and signs.</summary>
public sealed record WordHit(string Word, WordKind Kind, int Index);

/// <summary>
/// Looks for all words of a list at once: the framework's search for several strings walks over the text one time, however
/// long the list is. A word inside an allowed one (大麻 in 大麻烦) is none.
/// </summary>
public sealed class WordMatcher
{
    private readonly SearchValues<string> _any;
    private readonly SearchValues<string> _anyAllowed;
    private readonly Dictionary<string, WordKind> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _allowed = new(StringComparer.Ordinal);
    private readonly int _longest;

    public WordMatcher(IEnumerable<string> banned, IEnumerable<string> money, IEnumerable<string> allowed)
    {
        // What is in both lists is money: that one refuses.
        foreach (var word in Skeletons(banned))
            _kinds[word] = WordKind.Banned;
        foreach (var word in Skeletons(money))
            _kinds[word] = WordKind.Money;
        foreach (var word in Skeletons(allowed))
            _allowed.Add(word);
        _longest = _kinds.Keys.Concat(_allowed).Select(w => w.Length).DefaultIfEmpty(0).Max();
        _any = SearchValues.Create([.. _kinds.Keys], StringComparison.Ordinal);
        _anyAllowed = SearchValues.Create([.. _allowed], StringComparison.Ordinal);
    }

    /// <param name="letters">From <see cref="TextSkeleton.Letterwise(string)"/>.</param>
    public IReadOnlyList<WordHit> Find(string letters)
    {
        var hits = new List<WordHit>();
        List<(int Start, int End)>? allowed = null;
        foreach (var (index, word) in Walk(letters, _any, _kinds.ContainsKey))
        {
            allowed ??= [.. Walk(letters, _anyAllowed, _allowed.Contains).Select(w => (w.Index, w.Index + w.Word.Length))];
            if (!allowed.Exists(a => a.Start <= index && index + word.Length <= a.End))
                hits.Add(new WordHit(word, _kinds[word], index));
        }

        return hits;
    }

    private IEnumerable<(int Index, string Word)> Walk(string letters, SearchValues<string> values, Func<string, bool> knows)
    {
        var from = 0;
        while (from < letters.Length)
        {
            var at = letters.AsSpan(from).IndexOfAny(values);
            if (at < 0)
                yield break;
            at += from;
            // The search says where a word begins and not which.
            for (var length = Math.Min(_longest, letters.Length - at); length > 0; length--)
            {
                var word = letters.Substring(at, length);
                if (!knows(word))
                    continue;
                yield return (at, word);
                break;
            }

            from = at + 1;
        }
    }

    private static IEnumerable<string> Skeletons(IEnumerable<string> words) =>
        words.Select(w => TextSkeleton.Letterwise(TextSkeleton.Of(w))).Where(w => w.Length > 0);
}
