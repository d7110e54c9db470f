using System.Text.RegularExpressions;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Brings the value of one message field into the form WeChat takes; the key's letters name its type. Texts are cut, values
/// that would say something else when cut are refused. How WeChat counts is not documented, so the strictest way is used: UTF-16 units.
/// </summary>
public static partial class SubscribeField
{
    /// <summary>Formats a value for the type its key names.</summary>
    /// <exception cref="ArgumentException">Unknown type, nothing left of the value, or a value that does not fit. Never repeats the value.</exception>
    public static string Format(string key, string value)
    {
        if (Key().Match(key) is not { Success: true } match)
            throw new ArgumentException($"'{key}' is not the key of a message field", nameof(key));
        var text = FieldText.Clean(value);
        var result = match.Groups["type"].Value switch
        {
            "thing" => FieldText.Cut(text, 20, mark: true),
            "name" => FieldText.Cut(text, text.All(char.IsAscii) ? 20 : 10),
            "phrase" => FieldText.Cut(FieldText.OnlyChinese(text), 5),
            "character_string" => FieldText.Cut(FieldText.OnlyVisibleAscii(text), 32),
            "enum" => FieldText.Cut(text, 20),
            "letter" => Matching(text, Letters()),
            "symbol" => Matching(text, Symbols()),
            "number" => Matching(text, Number()),
            "amount" => Matching(text, Amount()),
            "phone_number" => Matching(text, PhoneNumber()),
            "car_number" => Matching(text, CarNumber()),
            "time" => Matching(text, Time()),
            "date" => Matching(text, Date()),
            var type => throw new ArgumentException($"'{type}' is not a type of message field", nameof(key)),
        };
        return result.Length > 0 ? result : throw new ArgumentException($"The value of '{key}' is empty or does not fit", nameof(value));
    }

    private static string Matching(string text, Regex form) => form.IsMatch(text) ? text : "";

    [GeneratedRegex(@"\A(?<type>[a-z_]{4,20})[0-9]{1,3}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[A-Za-z]{1,32}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\A[\p{P}\p{S}]{1,5}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbols();

    [GeneratedRegex(@"\A(?=.{1,32}\z)-?[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\p{Sc}?[0-9]{1,10}(\.[0-9]{1,2})?元?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A[0-9+() -]{1,17}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\A[\p{IsCJKUnifiedIdeographs}A-Za-z0-9][A-Za-z0-9]{2,6}[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CarNumber();

    private const string Day = @"([0-9]{4}年[0-9]{1,2}月([0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}([-/.])[0-9]{1,2}([-/.])[0-9]{1,2})";
    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";

    [GeneratedRegex($@"\A({Day} )?{Clock}( ?~ ?({Day} )?{Clock})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex($@"\A{Day}( {Clock})?( ?~ ?{Day}( {Clock})?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
