using System.Globalization;
using System.Text;

namespace NeighborParty.Core.Basics;

/// <summary>Makes what people type safe to store: NFC, no control or bidirectional characters, length in characters as people count them.</summary>
public static class CleanText
{
    /// <summary>Marks on one letter; scripts in use need fewer, stacks of them cover the lines above.</summary>
    private const int CombiningRun = 8;
    private const char Joiner = '\u200D';

    /// <exception cref="RefusedException">400 when empty although required, too long, or with forbidden characters.</exception>
    public static string Required(string field, string? text, int max, string name)
    {
        var clean = Optional(field, text, max, name);
        return clean ?? throw Refusals.Invalid(field, $"请填写{name}。");
    }

    /// <exception cref="RefusedException">400 when too long, or with forbidden characters.</exception>
    public static string? Optional(string field, string? text, int max, string name)
    {
        if (text is null)
            return null;
        if (HasLoneSurrogate(text))
            throw Refusals.Invalid(field, $"{name}含有无法识别的字符。");

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsInvisible(c) || (c == Joiner && !JoinsEmoji(text, i)))
                continue;
            if (char.IsControl(c) && c is not ('\n' or '\t'))
                throw Refusals.Invalid(field, $"{name}含有不允许的控制字符。");
            kept.Append(c);
        }

        // Trimmed before and after: dropping an invisible character may bare a space.
        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        if (clean.Length == 0)
            return null;
        if (HasLongCombiningRun(clean))
            throw Refusals.Invalid(field, $"{name}含有太多附加符号。");
        return new StringInfo(clean).LengthInTextElements <= max
            ? clean
            : throw Refusals.Invalid(field, $"{name}最多 {max} 个字。");
    }

    /// <summary>Carriage return, bidirectional controls and what has no width.</summary>
    private static bool IsInvisible(char c) => c is '\r' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u061C' or '\u2060' or '\u180E' or '\u00AD' or '\uFEFF';

    /// <summary>👨‍👩‍👧 is three emoji and two joiners; between letters a joiner only makes two equal names differ.</summary>
    private static bool JoinsEmoji(string text, int at) =>
        at > 0 && at + 1 < text.Length && IsEmojiPart(RuneBefore(text, at)) && Rune.TryGetRuneAt(text, at + 1, out var after) && IsEmojiPart(after);

    private static Rune RuneBefore(string text, int at) =>
        Rune.GetRuneAt(text, char.IsLowSurrogate(text[at - 1]) ? at - 2 : at - 1);

    /// <summary>Pictures and signs, the skin tones and the variation selector that may stand behind them.</summary>
    private static bool IsEmojiPart(Rune rune) => rune.Value == 0xFE0F || rune.Value is >= 0x1F3FB and <= 0x1F3FF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        return false;
    }

    private static bool HasLongCombiningRun(string text)
    {
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            run = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? run + 1 : 0;
            if (run > CombiningRun)
                return true;
        }

        return false;
    }
}
