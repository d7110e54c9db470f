using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NeighborParty.Core.Basics;
using Rule = Ical.Net.DataTypes.RecurrenceRule;

namespace NeighborParty.Core.Duties;

/// <summary>
/// On which days something comes back: the RRULE of RFC 5545, whole days on the wall clock in China. The time of day stands
/// beside it, so rules by the hour or finer are refused. Reading the text is left to a library; which texts are taken is decided here.
/// </summary>
public sealed partial class RecurrenceRule
{
    public const int MaxLength = 300;

    /// <summary>Ten leap years and every fifty-third week lie nearer than this: a rule without a day by then has none.</summary>
    private const int StepsWithoutADay = 1000;
    private const int YearsToTheFirstDay = 5;
    private readonly Rule _rule;

    private RecurrenceRule(string text, Rule rule) => (Text, _rule) = (text, rule);

    /// <summary>Upper case, without the leading RRULE:.</summary>
    public string Text { get; }

    /// <summary>The days of a rule that says no more than "every week on …"; empty for any other.</summary>
    public IEnumerable<DayOfWeek> PlainWeekdays =>
        PlainWeekly().Match(Text) is { Success: true } match
            ? match.Groups["days"].Value.Split(',').Select(d => Enum.GetValues<DayOfWeek>().First(w => Short(w) == d))
            : [];

    /// <exception cref="RefusedException">400 without a day.</exception>
    public static RecurrenceRule Weekly(IEnumerable<DayOfWeek> days) =>
        !days.Any() ? throw Refusals.Invalid("weekdays", "请至少选择一天。") : Parse("FREQ=WEEKLY;BYDAY=" + string.Join(',', days.Distinct().Order().Select(Short)));

    /// <exception cref="RefusedException">400 for what is no rule by days, weeks, months or years.</exception>
    public static RecurrenceRule Parse(string? text)
    {
        var clean = (text ?? "").Trim().ToUpperInvariant();
        if (clean.StartsWith("RRULE:", StringComparison.Ordinal))
            clean = clean["RRULE:".Length..];
        if (clean.Length is 0 or > MaxLength || !Plain().IsMatch(clean))
            throw Wrong("请填写重复规则，例如 FREQ=WEEKLY;BYDAY=FR。");
        try
        {
            var rule = new Rule(clean);
            if (rule.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly)
                || rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count > 0)
                throw Wrong("重复规则最细到天；几点开始请填在开始时间里。");
            return new RecurrenceRule(clean, rule);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw Wrong("看不懂这条重复规则，请检查，例如 FREQ=MONTHLY;BYDAY=-1SA 表示每月最后一个周六。");
        }
    }

    /// <summary>The days in order. COUNT and INTERVAL count from the first day on.</summary>
    /// <param name="first">The series' first day.</param>
    /// <param name="from">Earlier ones are left out.</param>
    /// <param name="until">The last one that may be among them.</param>
    public IReadOnlyList<DateOnly> Days(DateOnly first, DateOnly from, DateOnly until)
    {
        var days = new List<DateOnly>();
        try
        {
            var all = new RecurrencePatternEvaluator(_rule).Evaluate(
                new CalDateTime(first), new CalDateTime(from > first ? from : first), new EvaluationOptions { MaxUnmatchedIncrementsLimit = StepsWithoutADay });
            foreach (var day in all.Select(p => p.StartTime.Date))
            {
                if (day > until)
                    break;
                // The library begins with the whole week or with the first of a counted rule.
                if (day >= from && day >= first)
                    days.Add(day);
            }
        }
        catch (EvaluationException)
        {
            // No further day within reach: what was found is all there is.
        }

        return days;
    }

    /// <exception cref="RefusedException">400 when the rule never comes true, e.g. on 30 February.</exception>
    public void RequireADay(DateOnly first)
    {
        if (Days(first, first, first.AddYears(YearsToTheFirstDay)).Count == 0)
            throw Wrong("按这条规则五年内没有一天，请检查。");
    }

    private static string Short(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();

    private static RefusedException Wrong(string message) => Refusals.Invalid("rule", message);

    [GeneratedRegex("^FREQ=WEEKLY;BYDAY=(?<days>(SU|MO|TU|WE|TH|FR|SA)(,(SU|MO|TU|WE|TH|FR|SA))*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex PlainWeekly();

    [GeneratedRegex("^[A-Z0-9=;,+-]+$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Plain();
}
