using System.Text.Json;
using System.Text.RegularExpressions;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Moderation;

/// <summary>A rule that a moderator can name to an author.</summary>
public sealed record ModerationRule(string Code, string Name);

/// <summary>What was found in a text.</summary>
/// <param name="Words">Of the lists, as they stand there.</param>
/// <param name="Details">Where personal details stand.</param>
/// <param name="AsksForMoney">By a word of the list or by an amount to lend.</param>
public sealed record LocalLook(IReadOnlyList<WordHit> Words, IReadOnlyList<TextFinding> Details, bool AsksForMoney);

/// <summary>
/// The product's own look at a text, before WeChat's and without it: words, asking for money, and personal details that
/// people give away without thinking. Words and rules are data (seeds/policies/moderation-words.json); what a community
/// adds to them is in its <see cref="WordList"/>, so that use cases ask <see cref="TextRules"/>.
/// </summary>
public sealed class LocalRules
{
    public const string BannedWord = "banned_word";
    public const string ReservedName = "reserved_name";

    private static readonly Regex Lend = new(
        @"借(我|给我|点|些)?(\d{2,}(元|块($|[^木地瓷石砖毯布]))|\d+[万千]($|[^克米瓦字]))|(转|打|汇)(我|给我|点)?\d{2,}(元|块|万)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(100));

    private readonly WordsFile _file;
    private readonly WordMatcher _reserved;

    private LocalRules(WordsFile file)
    {
        _file = file;
        Words = With([], [], []);
        _reserved = new WordMatcher(file.ReservedNames ?? [], [], file.NotReservedNames ?? []);
    }

    public IReadOnlyList<ModerationRule> Rules => _file.Rules;

    /// <summary>What nobody may be called, as the release has it; and what is none of it although one of those stands in it.</summary>
    public IReadOnlyList<string> ReservedNames => _file.ReservedNames ?? [];

    public IReadOnlyList<string> NotReservedNames => _file.NotReservedNames ?? [];

    /// <returns>Null for a code that is not among them.</returns>
    public string? RuleName(string? code) => _file.Rules.FirstOrDefault(r => r.Code == code)?.Name;

    /// <summary>The words of the release.</summary>
    public WordMatcher Words { get; }

    /// <exception cref="InvalidOperationException">The file is missing or malformed: the product does not start without its rules.</exception>
    public static LocalRules Load(string path) => new(
        JsonSerializer.Deserialize<WordsFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>The words of the release and these.</summary>
    public WordMatcher With(IEnumerable<string> banned, IEnumerable<string> money, IEnumerable<string> allowed) =>
        new(_file.Banned.Concat(banned), _file.Money.Concat(money), (_file.Allowed ?? []).Concat(allowed));

    /// <summary>
    /// What has to be said of a text: refused when it asks for money, or shows personal details that its author did not
    /// confirm; otherwise the findings for the moderator.
    /// </summary>
    /// <param name="text">As its author wrote it.</param>
    /// <param name="keepDetails">The author was asked and wants them to stay: a human decides.</param>
    /// <param name="words">Those of the community; null for the release's alone.</param>
    /// <param name="office">Whom to point to instead of money; null for the default of the rules.</param>
    /// <exception cref="RefusedException">422 <c>moderation.asks_for_money</c>, <c>moderation.personal_details</c>.</exception>
    public IReadOnlyList<string> Check(string text, bool keepDetails, WordMatcher? words = null, HelpOffice? office = null)
    {
        var look = Look(text, words ?? Words);
        if (look.AsksForMoney)
            throw ModerationRefusals.AsksForMoney(office ?? HelpOffice.Of(new CommunityPolicy()));
        var details = look.Details.Select(d => d.Kind).Distinct(StringComparer.Ordinal).ToList();
        if (details.Count > 0 && !keepDetails)
            throw ModerationRefusals.PersonalDetails(details);
        return look.Words.Any(w => w.Kind == WordKind.Banned) ? [.. details, BannedWord] : details;
    }

    /// <summary>Whether a name says that its bearer speaks for the office, however it is typed; a surname in front makes it no better.</summary>
    public bool IsReserved(string name) => _reserved.Find(TextSkeleton.Letterwise(TextSkeleton.Of(name))).Count > 0;

    public static LocalLook Look(string text, WordMatcher words)
    {
        var skeleton = TextSkeleton.Map(text);
        var hits = words.Find(TextSkeleton.Letterwise(skeleton).Text);
        return new LocalLook(hits, PersonalDetails.Find(skeleton),
            hits.Any(h => h.Kind == WordKind.Money) || Lend.IsMatch(TextSkeleton.Letterwise(TextSkeleton.Numberwise(skeleton)).Text));
    }

    public static string NameOf(string kind) => kind switch
    {
        "phone" => "电话号码",
        "id_number" => "身份证号",
        "door" => "门牌号",
        "plate" => "车牌号",
        ReservedName => "冒充社区的称呼",
        _ => "敏感词",
    };

    private sealed record WordsFile(string[] Banned, string[] Money, ModerationRule[] Rules, string[]? Allowed = null, string[]? ReservedNames = null, string[]? NotReservedNames = null);
}
