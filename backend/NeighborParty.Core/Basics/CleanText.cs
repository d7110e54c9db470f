using System.Globalization;
using System.Text;

namespace NeighborParty.Core.Basics;

/// <summary>Makes what people type safe to store: NFC, no control or bidirectional characters, length in characters as people count them.</summary>
public static class CleanText
{
    /// <exception cref="RefusedException">400 when empty although required, too long, or with forbidden characters.</exception>
    public static string Required(string field, string? text, int max, string name)
    {
        var clean = Optional(field, text, max, name);
        return clean ?? throw Refusals.Invalid(field, $"请填写{name}。");
    }

    public static string? Optional(string field, string? text, int max, string name)
    {
        if (text is null)
            return null;

        // An unpaired surrogate is not text; normalizing it would throw.
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == 0xFFFD && !text.Contains('\uFFFD'))
                throw Refusals.Invalid(field, $"{name}含有无法识别的字符。");

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
                kept.Append(c);
            else if (c == '\r' || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200B' or '\u200C' or '\u2060' or '\uFEFF')
                continue;
            else if (char.IsControl(c))
                throw Refusals.Invalid(field, $"{name}含有不允许的控制字符。");
            else
                kept.Append(c);
        }

        var clean = kept.ToString().Trim().Normalize(NormalizationForm.FormC);
        if (clean.Length == 0)
            return null;
        return new StringInfo(clean).LengthInTextElements <= max
            ? clean
            : throw Refusals.Invalid(field, $"{name}最多 {max} 个字。");
    }
}
