using System.Globalization;

namespace NeighborParty.Core.Basics;

/// <summary>Asia/Shanghai, the zone of every screen. China has one zone and no summer time, so a fixed offset needs no zone database.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>UTC to the wall clock in China. The result's kind is Unspecified.</summary>
    public static DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    /// <summary>21:00 to 8:00 in China: reminders wait.</summary>
    public static bool IsQuiet(DateTime utc) => ToLocal(utc).Hour is >= 21 or < 8;

    /// <summary>The wall clock in China to UTC.</summary>
    public static DateTime ToUtc(DateTime local) => DateTime.SpecifyKind(local - Offset, DateTimeKind.Utc);

    public static DateOnly Today(DateTime utcNow) => DateOnly.FromDateTime(ToLocal(utcNow));

    /// <summary>The first days of this month and of those before it, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> LastMonths(DateTime utcNow, int count)
    {
        var today = Today(utcNow);
        return [.. Enumerable.Range(1 - count, count).Select(new DateOnly(today.Year, today.Month, 1).AddMonths)];
    }

    /// <summary>For example 2026年3月6日 周五 19:00.</summary>
    public static string Long(DateTime utc) =>
        ToLocal(utc).ToString("yyyy年M月d日 ", CultureInfo.InvariantCulture) + Weekday(utc) + ToLocal(utc).ToString(" HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For example 3月6日 19:00.</summary>
    public static string Short(DateTime utc) => ToLocal(utc).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    public static string Date(DateTime utc) => ToLocal(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Weekday(DateTime utc) => "周" + "日一二三四五六"[(int)ToLocal(utc).DayOfWeek];
}
