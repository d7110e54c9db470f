using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The roles of a duty as lines in a form: 登记 1 2, or 看电箱 0 1 水电维修 where one asks for a skill.</summary>
public static class RoleLines
{
    public static string? Write(IReadOnlyList<PlannedRole> roles, SkillList skills) =>
        roles.Count == 0 ? null : string.Join('\n', roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {r.Min} {r.Max}{(r.Skill is { } skill ? " " + skills.NameOf(skill) : "")}")));

    /// <exception cref="RefusedException">400 for a line that is no role.</exception>
    public static IReadOnlyList<PlannedRole> Read(string? text, SkillList skills) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Line(line, skills))];

    private static PlannedRole Line(string line, SkillList skills)
    {
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Only behind two numbers stands a skill: a name may have blanks and numbers too.
        var skill = parts.Length >= 4 && Number(parts[^1]) is null ? parts[^1] : null;
        var numbers = skill is null ? parts : parts[..^1];
        return numbers.Length >= 3 && Number(numbers[^2]) is { } min && Number(numbers[^1]) is { } max
            ? new PlannedRole(string.Join(' ', numbers[..^2]), min, max, skill is null ? null : skills.CodeOf(skill))
            : throw Refusals.Invalid("roles", $"岗位这样写：名称 最少 最多，例如“登记 1 2”；要会什么写在最后，例如“看电箱 0 1 水电维修”。看不懂“{line}”。");
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
