namespace NeighborParty.Core.Moderation;

/// <summary>Covering parts of a text. A moderator takes away and never puts words into somebody's mouth.</summary>
public static class Redaction
{
    public const char Cover = '＊';

    /// <summary>However much is covered: its length is nobody's business.</summary>
    public const string Covered = "＊＊＊";

    /// <summary>True when what is left stands in the original in the same order, and nothing was added but covers.</summary>
    public static bool OnlyCovers(string original, string redacted)
    {
        var at = 0;
        foreach (var c in redacted)
        {
            if (c == Cover)
                continue;
            at = original.IndexOf(c, at) + 1;
            if (at == 0)
                return false;
        }

        return true;
    }

    /// <summary>Characters that are gone.</summary>
    public static int Hidden(string original, string redacted) => Math.Max(0, original.Length - redacted.Count(c => c != Cover));

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
