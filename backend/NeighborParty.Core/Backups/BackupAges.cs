using System.Globalization;

namespace NeighborParty.Core.Backups;

/// <summary>
/// Which backups of a folder are kept as they age: of the last three hours every one, of two days the first of each hour, of
/// thirty-five days the first of each day, and the newest whatever its age. Made every three minutes they are about 140 files.
/// </summary>
public static class BackupAges
{
    private const string Before = "neighborparty-";
    private const string After = ".npbackup";
    private const string Moment = "yyyyMMdd-HHmmss";

    private static readonly TimeSpan Every = TimeSpan.FromHours(3);
    private static readonly TimeSpan Hourly = TimeSpan.FromDays(2);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(35);

    public static string NameAt(DateTime now) => Before + now.ToString(Moment, CultureInfo.InvariantCulture) + After;

    /// <param name="names">File names; what is not named as <see cref="NameAt"/> does belongs to somebody else.</param>
    /// <param name="now">UTC, as in the names.</param>
    /// <returns>Those that may go.</returns>
    public static IReadOnlyList<string> Superfluous(IEnumerable<string> names, DateTime now)
    {
        var made = names.Select(n => (Name: n, At: MomentOf(n))).Where(b => b.At is not null).Select(b => (b.Name, At: b.At!.Value)).OrderBy(b => b.At).ToList();
        var kept = made.TakeLast(1).Concat(made.Where(b => now - b.At <= Every))
            .Concat(FirstOf(made, now, Hourly, at => new DateTime(at.Year, at.Month, at.Day, at.Hour, 0, 0, DateTimeKind.Utc)))
            .Concat(FirstOf(made, now, Daily, at => at.Date)).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        return [.. made.Where(b => !kept.Contains(b.Name)).Select(b => b.Name)];
    }

    private static IEnumerable<(string Name, DateTime At)> FirstOf(List<(string Name, DateTime At)> made, DateTime now, TimeSpan youngerThan, Func<DateTime, DateTime> span) =>
        made.Where(b => now - b.At <= youngerThan).GroupBy(b => span(b.At)).Select(g => g.First());

    private static DateTime? MomentOf(string name) =>
        name.StartsWith(Before, StringComparison.Ordinal) && name.EndsWith(After, StringComparison.Ordinal)
        && DateTime.TryParseExact(name[Before.Length..^After.Length], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
}
