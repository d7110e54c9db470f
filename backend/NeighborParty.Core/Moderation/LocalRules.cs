using System.Text.Json;
using System.Text.RegularExpressions;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Moderation;

/// <summary>A rule that a moderator can name to an author.</summary>
public sealed record ModerationRule(string Code, string Name);

/// <summary>
/// The product's own look at a text, before WeChat's and without it: words, asking for money, and personal details that
/// people give away without thinking. Words and rules are data (seeds/policies/moderation-words.json).
/// </summary>
public sealed class LocalRules
{
    public const string BannedWord = "banned_word";

    private readonly string[] _banned;
    private readonly string[] _money;

    // Without backtracking: no text makes them slow.
    private static readonly (string Kind, Regex Pattern)[] Numbers =
    [
        ("id_number", Pattern(@"(^|\D)\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dx](\D|$)")),
        ("phone", Pattern(@"(^|\D)(0?1[3-9]\d{9}|861[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7})(\D|$)")),
    ];

    private static readonly (string Kind, Regex Pattern)[] Texts =
    [
        ("door", Pattern(@"(\d{1,2}\s*单元\s*\d{3,4})|(\d{1,3}\s*(栋|幢|座|号楼)\s*\d{3,4}($|[^\d年元块人]))|((^|\D)\d{3,4}\s*(室|户门))|((^|\D)\d{1,3}[-—]\d{1,2}[-—]\d{3,4}($|\D))")),
        ("plate", Pattern("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z]\\s*[·.]?\\s*[a-z0-9]{4,5}[a-z0-9挂学警]($|[^a-z0-9])")),
    ];

    private static readonly Regex Lend = Pattern(@"借(我|给我|点|些)?\d{2,}(元|块|万|千)|(转|打|汇)(我|给我|点)?\d{2,}(元|块|万)");

    private LocalRules(WordsFile file)
    {
        _banned = [.. file.Banned.Select(w => TextSkeleton.Letterwise(TextSkeleton.Of(w)))];
        _money = [.. file.Money.Select(w => TextSkeleton.Letterwise(TextSkeleton.Of(w)))];
        Rules = file.Rules;
    }

    public IReadOnlyList<ModerationRule> Rules { get; }

    /// <exception cref="InvalidOperationException">The file is missing or malformed: the product does not start without its rules.</exception>
    public static LocalRules Load(string path) => new(
        JsonSerializer.Deserialize<WordsFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>
    /// What has to be said of a text: refused when it asks for money, or shows personal details that its author did not
    /// confirm; otherwise the findings for the moderator.
    /// </summary>
    /// <param name="keepDetails">The author was asked and wants them to stay: a human decides.</param>
    /// <exception cref="RefusedException">422 <c>moderation.asks_for_money</c>, <c>moderation.personal_details</c>.</exception>
    public IReadOnlyList<string> Check(string text, bool keepDetails)
    {
        var skeleton = TextSkeleton.Of(text);
        var letters = TextSkeleton.Letterwise(skeleton);
        if (_money.Any(letters.Contains) || Lend.IsMatch(TextSkeleton.Letterwise(TextSkeleton.Numberwise(skeleton))))
            throw ModerationRefusals.AsksForMoney();

        var details = PersonalDetails(skeleton);
        if (details.Count > 0 && !keepDetails)
            throw ModerationRefusals.PersonalDetails(details);
        return _banned.Any(letters.Contains) ? [.. details, BannedWord] : details;
    }

    public static string NameOf(string kind) => kind switch
    {
        "phone" => "电话号码",
        "id_number" => "身份证号",
        "door" => "门牌号",
        "plate" => "车牌号",
        _ => "敏感词",
    };

    private static List<string> PersonalDetails(string skeleton)
    {
        var numbers = TextSkeleton.Numberwise(skeleton);
        return [.. Numbers.Where(n => n.Pattern.IsMatch(numbers)).Concat(Texts.Where(t => t.Pattern.IsMatch(skeleton))).Select(f => f.Kind)];
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    private sealed record WordsFile(string[] Banned, string[] Money, ModerationRule[] Rules);
}
