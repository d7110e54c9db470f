using System.Text;
using System.Text.RegularExpressions;

namespace NeighborParty.WeChatSandbox.Messages;

/// <summary>What a field of each type accepts. Too long is refused, never cut. Characters are counted as code points, which WeChat does not document.</summary>
internal static partial class FieldRules
{
    private const string Day = @"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2})";
    private const string Clock = @"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)";

    public static bool Accepts(string key, string value, string[]? choices)
    {
        var length = value.EnumerateRunes().Count();
        if (length == 0 || value.Any(char.IsControl))
            return false;

        return key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
        {
            "thing" => length <= 20,
            "number" => length <= 32 && Number().IsMatch(value),
            "letter" => length <= 32 && value.All(char.IsAsciiLetter),
            "symbol" => length <= 5 && value.EnumerateRunes().All(r => Rune.IsSymbol(r) || Rune.IsPunctuation(r)),
            "character_string" => length <= 32 && value.All(c => c is >= ' ' and <= '~'),
            "time" => Time().IsMatch(value),
            "date" => Date().IsMatch(value),
            "amount" => Amount().IsMatch(value),
            "phone_number" => length <= 17 && value.All(c => char.IsAsciiDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c)),
            "car_number" => length <= 8 && value.EnumerateRunes().Skip(1).SkipLast(1).All(r => r.IsAscii && Rune.IsLetterOrDigit(r)),
            "name" => length <= (value.EnumerateRunes().Any(IsChinese) ? 10 : 20) && !value.Any(char.IsDigit),
            "phrase" => length <= 5 && value.EnumerateRunes().All(IsChinese),
            "enum" => choices is null || choices.Contains(value),
            _ => false,
        };
    }

    private static bool IsChinese(Rune rune) => rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x323AF);

    [GeneratedRegex(@"^-?\d+(?:\.\d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\p{Sc}]?\d{1,10}(?:\.\d+)?元?$", RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex($"^(?:{Day} ?)?{Clock}(?:~(?:{Day} ?)?{Clock})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex($"^{Day}(?: ?{Clock})?(?:~{Day}(?: ?{Clock})?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
