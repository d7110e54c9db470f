using System.Globalization;
using System.Text;

namespace NeighborParty.Core.Moderation;

/// <summary>What a text looks like to the eye, however it was typed: full-width, circled, spaced out, with invisible or foreign look-alike characters.</summary>
public static class TextSkeleton
{
    private const string LookAlikes = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdɡgαaβbεeιiκkνvοoρpτtυuχx";
    private const string ChineseDigits = "零0〇0○0一1壹1幺1二2贰2两2三3叁3四4肆4五5伍5六6陆6七7柒7八8捌8九9玖9";

    private static readonly Dictionary<char, char> Letters = Pairs(LookAlikes);
    private static readonly Dictionary<char, char> Digits = Pairs(ChineseDigits);

    /// <summary>Lower case, compatibility forms folded, invisible characters and accents gone; spaces and punctuation stay.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                || c is >= '\uFE00' and <= '\uFE0F')
                continue;
            var lower = char.ToLowerInvariant(c);
            plain.Append(Letters.GetValueOrDefault(lower, lower));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Letters and digits only, for words.</summary>
    public static string Letterwise(string skeleton) => string.Concat(skeleton.Where(char.IsLetterOrDigit));

    /// <summary>Chinese numerals as digits, and what people put between digits left out, for numbers.</summary>
    public static string Numberwise(string skeleton)
    {
        var text = new StringBuilder(skeleton.Length);
        for (var i = 0; i < skeleton.Length; i++)
        {
            var c = Digits.GetValueOrDefault(skeleton[i], skeleton[i]);
            var between = text.Length > 0 && char.IsAsciiDigit(text[^1]) && c is ' ' or '-' or '.' or '·' or '_' or '*' or '/' or ',' or '、' or '。';
            if (!between)
                text.Append(c);
        }

        return text.ToString();
    }

    private static Dictionary<char, char> Pairs(string text) =>
        Enumerable.Range(0, text.Length / 2).ToDictionary(i => text[2 * i], i => text[(2 * i) + 1]);
}
