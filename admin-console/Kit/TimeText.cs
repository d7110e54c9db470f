using System.Globalization;
using NeighborParty.Core.Basics;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>Moments as people say them, on the clock of Asia/Shanghai. Arguments are UTC, as in the database.</summary>
public static class TimeText
{
    /// <summary>For example 2026-03-06 19:00.</summary>
    public static string Full(DateTime utc) => ChinaTime.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string TimeOnly(DateTime utc) => ChinaTime.ToLocal(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>刚刚, 3 分钟前, 2 小时后, 昨天 19:00; beyond a week the date.</summary>
    public static string Relative(DateTime utc, DateTime now)
    {
        var gap = now - utc;
        var suffix = gap >= TimeSpan.Zero ? "前" : "后";
        var size = gap.Duration();
        if (size < TimeSpan.FromMinutes(1))
            return gap >= TimeSpan.Zero ? "刚刚" : "马上";
        if (size < TimeSpan.FromHours(1))
            return $"{(int)size.TotalMinutes} 分钟{suffix}";

        var days = ChinaTime.Today(utc).DayNumber - ChinaTime.Today(now).DayNumber;
        return days switch
        {
            0 => $"{(int)size.TotalHours} 小时{suffix}",
            -1 => "昨天 " + TimeOnly(utc),
            1 => "明天 " + TimeOnly(utc),
            >= -7 and <= 7 => $"{Math.Abs(days)} 天{suffix}",
            _ => ChinaTime.Date(utc),
        };
    }

    /// <summary>A span for people, rounded down: 45 分钟, 3 小时 20 分, 2 天 4 小时.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} 分钟",
        { TotalDays: < 1 } => span.Minutes == 0 ? $"{span.Hours} 小时" : $"{span.Hours} 小时 {span.Minutes} 分",
        _ => span.Hours == 0 ? $"{span.Days} 天" : $"{span.Days} 天 {span.Hours} 小时",
    };
}
