using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The roles of a duty as lines in a form: 登记 1 2.</summary>
public static class RoleLines
{
    public static string? Write(IReadOnlyList<PlannedRole> roles) =>
        roles.Count == 0 ? null : string.Join('\n', roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name} {r.Min} {r.Max}")));

    /// <exception cref="RefusedException">400 for a line that is no role.</exception>
    public static IReadOnlyList<PlannedRole> Read(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Line)];

    private static PlannedRole Line(string line)
    {
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && Number(parts[^2]) is { } min && Number(parts[^1]) is { } max
            ? new PlannedRole(string.Join(' ', parts[..^2]), min, max)
            : throw Refusals.Invalid("roles", $"岗位这样写：名称 最少 最多，例如“登记 1 2”。看不懂“{line}”。");
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
