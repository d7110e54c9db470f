using System.Globalization;
using System.Text;

namespace NeighborParty.Core.WeChat;

/// <summary>Cuts and cleans the text of message fields.</summary>
internal static class FieldText
{
    /// <summary>Makes line breaks and tabs one space, drops other control characters and halves of pairs, trims.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // What is half a pair arrives here as U+FFFD.
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029 or ' ')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (rune != Rune.ReplacementChar && !Rune.IsControl(rune))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString().Trim();
    }

    /// <summary>Cuts between what a reader sees as characters; with a mark, the last one kept is an ellipsis.</summary>
    public static string Cut(string text, int limit, bool mark = false)
    {
        if (text.Length <= limit)
            return text;
        var room = mark ? limit - 1 : limit;
        var end = 0;
        for (int next; end < text.Length && end + (next = StringInfo.GetNextTextElementLength(text, end)) <= room;)
            end += next;
        if (end == 0)
            return "";
        return mark ? text[..end].TrimEnd() + "…" : text[..end].TrimEnd();
    }

    /// <summary>Keeps Chinese characters only.</summary>
    public static string OnlyChinese(string text) => Only(text, rune =>
        rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or 0x3007 or (>= 0x20000 and <= 0x323AF));

    /// <summary>Keeps letters, digits and symbols of ASCII only.</summary>
    public static string OnlyVisibleAscii(string text) => Only(text, rune => rune.Value is > 0x20 and < 0x7F);

    private static string Only(string text, Func<Rune, bool> wanted) =>
        string.Concat(text.EnumerateRunes().Where(wanted).Select(rune => rune.ToString()));
}
