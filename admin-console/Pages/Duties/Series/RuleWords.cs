using System.Globalization;
using NeighborParty.Core.Duties;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>A series' rule in a few words; what is not usual is shown as it is written.</summary>
public static class RuleWords
{
    public static string Of(DutySeries series)
    {
        var text = series.Recurs.Days.Text;
        if (series.Weekdays.Any())
            return string.Concat(DutyStatus.Weekdays.Where(d => series.Weekdays.Contains(d.Day)).Select(d => d.Label));
        var parts = text.Split(';').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var every = parts.TryGetValue("INTERVAL", out var interval) && interval != "1" ? interval : null;
        string? Part(string name) => parts.GetValueOrDefault(name);
        return (parts.GetValueOrDefault("FREQ"), parts.Count - (every is null ? 0 : 1)) switch
        {
            ("WEEKLY", 2) when Part("BYDAY") is { } days && Array.TrueForAll(days.Split(','), d => Day(d) is not null) => $"每 {every ?? "1"} 周 " + string.Concat(days.Split(',').Select(Day)),
            ("MONTHLY", 2) when int.TryParse(Part("BYMONTHDAY"), NumberStyles.None, CultureInfo.InvariantCulture, out var day) => $"{Months(every)} {day} 号",
            ("MONTHLY", 2) when Part("BYDAY") is { Length: > 2 } nth && Day(nth[^2..]) is { } weekday && Nth(nth[..^2]) is { } which => $"{Months(every)}{which}{weekday}",
            ("YEARLY", 3) when Part("BYMONTH") is { } month && Part("BYMONTHDAY") is { } of && every is null => $"每年 {month} 月 {of} 日",
            _ => text,
        };
    }

    private static string Months(string? every) => every is null ? "每月" : $"每 {every} 个月";

    private static string? Day(string code) => DutyStatus.Weekdays.Where(d => d.Day.ToString().StartsWith(code, StringComparison.OrdinalIgnoreCase) && code.Length == 2).Select(d => d.Label).FirstOrDefault();

    private static string? Nth(string number) => RuleInput.Nths.Where(n => n.Value == number).Select(n => n.Text).FirstOrDefault();
}
