using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NeighborParty.Core.Duties;

/// <summary>A short list of days as one text, the same in every database: 2026-01-01,2026-10-01.</summary>
public sealed class DayListConverter() : ValueConverter<List<DateOnly>, string>(v => Write(v), v => Read(v))
{
    public static readonly ValueComparer<List<DateOnly>> Comparer = new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        v => v.Aggregate(0, HashCode.Combine),
        v => v.ToList());

    public static string Write(IEnumerable<DateOnly> days) => string.Join(',', days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    public static List<DateOnly> Read(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}

/// <summary>The roles of a series as one text, a line each: least, most, name.</summary>
public sealed class RoleListConverter() : ValueConverter<List<PlannedRole>, string>(v => Write(v), v => Read(v))
{
    public static readonly ValueComparer<List<PlannedRole>> Comparer = new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        v => v.Aggregate(0, HashCode.Combine),
        v => v.ToList());

    // A name has neither line ends nor a leading number.
    public static string Write(IEnumerable<PlannedRole> roles) =>
        string.Join('\n', roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Min} {r.Max} {r.Name}")));

    public static List<PlannedRole> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))
            .Select(p => new PlannedRole(p[2], int.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture)))];
}

/// <summary>The skills that roles of a series ask for as one text, a line each: skill, role.</summary>
public sealed class RoleSkillListConverter() : ValueConverter<List<RoleSkill>, string>(v => Write(v), v => Read(v))
{
    public static readonly ValueComparer<List<RoleSkill>> Comparer = new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        v => v.Aggregate(0, HashCode.Combine),
        v => v.ToList());

    // A code has no blank, a name no line end.
    public static string Write(IEnumerable<RoleSkill> skills) => string.Join('\n', skills.Select(s => $"{s.Skill} {s.Role}"));

    public static List<RoleSkill> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).Select(p => new RoleSkill(p[1], p[0]))];
}
