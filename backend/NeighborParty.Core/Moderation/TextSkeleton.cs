using System.Globalization;
using System.Text;

namespace NeighborParty.Core.Moderation;

/// <summary>What a text looks like to the eye, however it was typed: full-width, circled, spaced out, with invisible or foreign look-alike characters.</summary>
public static class TextSkeleton
{
    private const string LookAlikes = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdɡgαaβbεeιiκkνvοoρpτtυuχx";
    private const string ChineseDigits = "零0〇0○0洞0一1壹1幺1二2贰2两2三3叁3四4肆4五5伍5六6陆6七7柒7拐7八8捌8九9玖9勾9";

    /// <summary>Traditional forms of the characters that the word lists use.</summary>
    private const string Traditional =
        "賭赌單单貸贷證证發发開开槍枪彈弹藥药錢钱轉转賬账帳账碼码籌筹紅红網网傳传銷销資资盤盘賣卖腎肾約约黃黄竊窃聽听鎖锁軟软滾滚預预測测時时樂乐煙烟點点貓猫餘余給给寶宝帶带詐诈騙骗號号電电話话門门員员區区會会業业黨党辦办";

    private static readonly Dictionary<char, char> Letters = Pairs(LookAlikes + Traditional);
    private static readonly Dictionary<char, char> Digits = Pairs(ChineseDigits);

    /// <summary>Letters that stand for a digit among digits.</summary>
    private static readonly Dictionary<char, char> DigitLike = Pairs("o0l1i1");

    /// <summary>Lower case, compatibility forms folded, invisible characters and accents gone; spaces and punctuation stay.</summary>
    public static string Of(string text) => Map(text).Text;

    /// <summary>The same, with the place of each character.</summary>
    public static MappedText Map(string text)
    {
        var map = new MappedText();
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var place = (at, at + length);
            // Most of what is written here is a Chinese character or a plain letter, which has no other form.
            if (length == 1 && text[at] is (>= ' ' and < '\u007F') or (>= '\u4E00' and <= '\u9FFF') or '\n')
                map.Add(Look(text[at]), place);
            else
                foreach (var c in Plain(text.Substring(at, length)))
                    map.Add(c, place);
            at += length;
        }

        return map;
    }

    /// <summary>Letters and digits only, for words.</summary>
    public static string Letterwise(string skeleton) => string.Concat(skeleton.Where(char.IsLetterOrDigit));

    /// <summary>The same, with places.</summary>
    public static MappedText Letterwise(MappedText skeleton) => skeleton.Only(char.IsLetterOrDigit);

    /// <summary>Chinese numerals and those of other scripts as digits; everything else stays where it is.</summary>
    public static MappedText Digitwise(MappedText skeleton)
    {
        var text = new MappedText();
        for (var i = 0; i < skeleton.Length; i++)
            text.Add(Digit(skeleton[i]), skeleton.Place(i));
        return text;
    }

    /// <summary>As above, letters between digits that look like one too, and what people put between digits left out: for numbers.</summary>
    public static MappedText Numberwise(MappedText skeleton)
    {
        var digits = Digitwise(skeleton);
        var text = new MappedText();
        for (var i = 0; i < digits.Length; i++)
        {
            var c = digits[i];
            var afterDigit = text.Length > 0 && char.IsAsciiDigit(text[text.Length - 1]);
            if (afterDigit && IsBetween(c))
                continue;
            if (DigitLike.TryGetValue(c, out var digit) && (afterDigit || (i + 1 < digits.Length && char.IsAsciiDigit(digits[i + 1]))) && !IsInWord(digits, i))
                c = digit;
            text.Add(c, digits.Place(i));
        }

        return text;
    }

    /// <summary>For what only looks at the text.</summary>
    public static string Numberwise(string skeleton) => Numberwise(Map(skeleton)).Text;

    private static string Plain(string element)
    {
        var plain = new StringBuilder(element.Length);
        foreach (var c in element.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
            if (!(CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || c is >= '\uFE00' and <= '\uFE0F'))
                plain.Append(Look(c));
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static char Look(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return Letters.GetValueOrDefault(lower, lower);
    }

    private static char Digit(char c) =>
        c < '\u0080' ? c
        : Digits.TryGetValue(c, out var digit) ? digit
        : CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var value ? (char)('0' + value)
        : c;

    /// <summary>A colon is not: it stands between hours and minutes.</summary>
    private static bool IsBetween(char c) =>
        c is ' ' or '\n' or '\t' or '.' or '·' or '*' or '/' or ',' or '、' or '。' or '|' or '#' or '\'' or '"' or '&' or '…'
        || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
            or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.Surrogate;

    /// <summary>The o of “no1” is a letter.</summary>
    private static bool IsInWord(MappedText text, int at) =>
        (at > 0 && char.IsAsciiLetter(text[at - 1]) && !DigitLike.ContainsKey(text[at - 1]))
        || (at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) && !DigitLike.ContainsKey(text[at + 1]));

    private static Dictionary<char, char> Pairs(string text) =>
        Enumerable.Range(0, text.Length / 2).ToDictionary(i => text[2 * i], i => text[(2 * i) + 1]);
}
