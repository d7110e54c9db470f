using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>The usual kinds of repetition, so that nobody has to write a rule.</summary>
public enum Repeats
{
    Weekly,
    MonthlyByDay,
    MonthlyByWeekday,
    Yearly,
    Custom,
}

/// <summary>When a series takes place, as the form has it.</summary>
public sealed class RuleInput
{
    public Repeats Repeats { get; set; }

    [Range(1, 52, ErrorMessage = "间隔应在 1 到 52 之间。")]
    public int Every { get; set; } = 1;

    public List<DayOfWeek> Weekdays { get; set; } = [];

    [Range(1, 31, ErrorMessage = "几号应在 1 到 31 之间。")]
    public int MonthDay { get; set; } = 1;

    /// <summary>1 … 4, or -1 for the last.</summary>
    public int Nth { get; set; } = 1;

    public DayOfWeek NthWeekday { get; set; } = DayOfWeek.Saturday;

    [Range(1, 12, ErrorMessage = "月份应在 1 到 12 之间。")]
    public int Month { get; set; } = 1;

    [StringLength(RecurrenceRule.MaxLength)]
    public string? Text { get; set; }

    [Required(ErrorMessage = "请填写开始时间。")]
    public TimeOnly? StartsAtLocal { get; set; } = new TimeOnly(19, 0);

    [Required(ErrorMessage = "请填写从哪天起。")]
    public DateOnly? FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    public HolidayRule Holidays { get; set; } = HolidayRule.Skip;

    /// <summary>Dates with anything between them.</summary>
    [StringLength(1000)]
    public string? Except { get; set; }

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("每周（或隔几周）", nameof(Repeats.Weekly)), new("每月几号", nameof(Repeats.MonthlyByDay)), new("每月第几个周几", nameof(Repeats.MonthlyByWeekday)),
        new("每年一天", nameof(Repeats.Yearly)), new("自己写规则（RRULE）", nameof(Repeats.Custom)),
    ];

    public static IReadOnlyList<SelectListItem> Nths { get; } = [new("第一个", "1"), new("第二个", "2"), new("第三个", "3"), new("第四个", "4"), new("最后一个", "-1")];

    public static IReadOnlyList<SelectListItem> Days { get; } = [.. DutyStatus.Weekdays.Select(d => new SelectListItem(d.Label, d.Day.ToString()))];

    public static IReadOnlyList<SelectListItem> OnHolidays { get; } =
    [
        new("法定节假日不安排", nameof(HolidayRule.Skip)), new("照常", nameof(HolidayRule.Keep)),
        new("遇法定节假日顺延到下一个工作日", nameof(HolidayRule.NextWorkingDay)), new("只在法定节假日安排", nameof(HolidayRule.Only)),
    ];

    /// <summary>A weekly rule goes back into its boxes; any other is shown as it is written.</summary>
    public static RuleInput Of(SeriesRule rule)
    {
        var input = new RuleInput
        {
            StartsAtLocal = rule.StartsAtLocal, FirstDay = rule.FirstDay, LastDay = rule.LastDay, Holidays = rule.Holidays, Text = rule.Days.Text,
            Except = rule.Except.Count == 0 ? null : string.Join('\n', rule.Except.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        };
        input.Weekdays = rule.Days.PlainWeekdays.ToList();
        input.Repeats = input.Weekdays.Count > 0 ? Repeats.Weekly : Repeats.Custom;
        return input;
    }

    /// <exception cref="RefusedException">400 for what is no rule.</exception>
    public SeriesRule ToRule() => new(
        RuleDays(), StartsAtLocal ?? throw Refusals.Invalid("startsAtLocal", "请填写开始时间。"), FirstDay ?? throw Refusals.Invalid("firstDay", "请填写从哪天起。"), LastDay, Holidays, ExceptDays());

    /// <summary>The next dates (UTC), at most eight within a year.</summary>
    public IReadOnlyList<DateTime> Preview(WorkingCalendar calendar, DateTime now)
    {
        const int Shown = 8;
        var rule = ToRule().Checked();
        var today = ChinaTime.Today(now);
        return [.. rule.DaysBetween(today, today.AddYears(1), calendar).Select(d => ChinaTime.ToUtc(d.ToDateTime(rule.StartsAtLocal))).Where(at => at > now).Take(Shown)];
    }

    private RecurrenceRule RuleDays()
    {
        var every = Every > 1 ? string.Create(CultureInfo.InvariantCulture, $";INTERVAL={Every}") : "";
        return Repeats switch
        {
            Repeats.Weekly when Every == 1 || Weekdays.Count == 0 => RecurrenceRule.Weekly(Weekdays),
            Repeats.Weekly => RecurrenceRule.Parse($"FREQ=WEEKLY{every};BYDAY={string.Join(',', Weekdays.Distinct().Select(Short))}"),
            Repeats.MonthlyByDay => RecurrenceRule.Parse(string.Create(CultureInfo.InvariantCulture, $"FREQ=MONTHLY{every};BYMONTHDAY={MonthDay}")),
            Repeats.MonthlyByWeekday => RecurrenceRule.Parse(string.Create(CultureInfo.InvariantCulture, $"FREQ=MONTHLY{every};BYDAY={Nth}{Short(NthWeekday)}")),
            Repeats.Yearly => RecurrenceRule.Parse(string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY{every};BYMONTH={Month};BYMONTHDAY={MonthDay}")),
            _ => RecurrenceRule.Parse(Text),
        };
    }

    private static string Short(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();

    private IReadOnlyList<DateOnly> ExceptDays() =>
        [.. (Except ?? "").Split(['\n', ' ', ',', '，', '、', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(t =>
            DateOnly.TryParseExact(t, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw Refusals.Invalid("exceptDays", $"日期这样写：2026-10-01。看不懂“{t}”。"))];
}

/// <summary>A form for a series: shared fields and rule.</summary>
public interface ISeriesForm : IDutyForm
{
    RuleInput Rule { get; }

    /// <summary>What a preview found.</summary>
    IReadOnlyList<DateTime> Next { get; }
}
