namespace NeighborParty.Core.Moderation;

/// <summary>Covering parts of a text. A moderator takes away and never puts words into somebody's mouth.</summary>
public static class Redaction
{
    public const char Cover = '＊';

    /// <summary>However much is covered: its length is nobody's business.</summary>
    public const string Covered = "＊＊＊";

    /// <summary>True when the original stands there, and wherever something is gone a cover says so: a “不” that vanishes without a trace would turn a sentence round.</summary>
    public static bool OnlyCovers(string original, string redacted)
    {
        var parts = redacted.Split(Cover);
        if (parts.Length == 1)
            return string.Equals(original, redacted, StringComparison.Ordinal);
        var (first, last) = (parts[0], parts[^1]);
        // Each run of covers stands for one character at least.
        if (original.Length <= first.Length + last.Length || !original.StartsWith(first, StringComparison.Ordinal) || !original.EndsWith(last, StringComparison.Ordinal))
            return false;
        var (at, end) = (first.Length + 1, original.Length - last.Length);
        foreach (var part in parts[1..^1].Where(p => p.Length > 0))
        {
            var found = at > end ? -1 : original.AsSpan(0, end)[at..].IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at += found + part.Length + 1;
        }

        return at <= end;
    }

    /// <summary>Characters that are gone; what was covered before is not gone once more.</summary>
    public static int Hidden(string original, string redacted) => Math.Max(0, Letters(original) - Letters(redacted));

    private static int Letters(string text) => text.Count(c => c != Cover);

    /// <summary>Covers the places.</summary>
    public static string Hide(string text, IEnumerable<TextFinding> findings)
    {
        var hidden = text;
        var before = text.Length;
        foreach (var found in findings.OrderByDescending(f => f.Start))
        {
            // What lies in or over one that was covered already is covered with it.
            var length = Math.Min(found.Start + found.Length, before) - found.Start;
            if (length <= 0)
                continue;
            hidden = hidden.Remove(found.Start, length).Insert(found.Start, Covered);
            before = found.Start;
        }

        return hidden;
    }
}
